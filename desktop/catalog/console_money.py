"""Pages of the console around money: funds, invoices, contracts, paying for customers, vouchers."""

from desktop.catalog.console_menu import ConsolePage, Term
from desktop.text import N_

# The console's own formula. What the API does not tell is seen in the console only.
WITHDRAWABLE = (
    Term("", N_("Cash of the partner"), told=True),
    Term("−", N_("Invoice arrears"), told=False),
    Term("−", N_("Amounts that are not booked yet"), told=False),
    Term("−", N_("Debts of all customers"), told=True),
)
_CODE = N_("Asks for a verification code if that is switched on.")

FUNDS = (
    ConsolePage(
        "recharge",
        N_("Recharge"),
        "funds",
        ("销售", "账务", "资金管理", "充值"),
        N_("Put money into the partner's account, out of which you allocate to customers."),
        (
            N_("Pay online, or transfer to the remittance account that is reserved for you."),
            N_("Opening that remittance account asks for a verification code once."),
            N_("A transfer in another payer's name needs a third-party payment agreement first."),
            N_("Home > Account balance leads here as well."),
        ),
    ),
    ConsolePage(
        "withdraw",
        N_("Withdraw"),
        "funds",
        ("销售", "账务", "资金管理", "提现"),
        N_("Take money out of the partner's account, and follow how far a request is."),
        (
            N_("Money goes back the way it came, the last recharge first, or to a bank card."),
            N_("Rebates are withdrawn on their own, to a bank account in your verified name."),
            N_("For what was invoiced already, return the invoice first."),
            N_("A rejected request can be deleted and made again."),
        ),
        terms=WITHDRAWABLE,
    ),
    ConsolePage(
        "invoices",
        N_("Invoices"),
        "funds",
        ("销售", "账务", "发票管理"),
        N_("Ask Huawei Cloud and marketplace providers for invoices, and return them."),
        (
            N_("An invoice is returned as a whole, never in part."),
            N_("Invoices of Huawei Cloud and of marketplace providers stand on separate tabs."),
            N_("Referral customers get theirs from Huawei Cloud; you invoice resale customers."),
        ),
    ),
    ConsolePage(
        "partner_bill",
        N_("Partner bill"),
        "funds",
        ("销售", "账务", "伙伴账单"),
        N_("The bill between you and Huawei Cloud, month by month, with its details."),
        (
            N_("The bill of a month is there by the 5th of the next one, 12:00 Beijing time."),
            N_("It is exported in the background: as PDF, or with all details."),
            N_("The API tells monthly sums by customer only; this bill is what counts."),
        ),
    ),
    ConsolePage(
        "contracts",
        N_("Contracts"),
        "funds",
        ("销售", "账务", "合同商务", "合同管理"),
        N_("Apply for online contracts and look up offline ones."),
        (
            N_("State the payments as they are; a contract that says otherwise is void."),
            N_("The promised day of payment may lie up to 12 months back."),
        ),
    ),
    ConsolePage(
        "discounts",
        N_("Commercial discounts"),
        "funds",
        ("销售", "账务", "合同商务", "商务信息"),
        N_("Which discounts were agreed for which customer."),
        (N_("The partner API has no call for them."),),
    ),
)

SALES = (
    ConsolePage(
        "partner_payment",
        N_("Pay for customers"),
        "sales",
        ("销售", "客户", "订单支付", "待支付"),
        N_("Pay or reject the orders that customers asked you to pay."),
        (
            N_("One at a time or several at once; a rejection wants a reason."),
            N_("What you pay counts as your performance."),
            N_("Refunds go back to whoever paid."),
            N_("Marketplace goods: from the balance or by Petal Pay only."),
            _CODE,
        ),
        certain=False,
    ),
    ConsolePage(
        "price_adjustment",
        N_("Price adjustment"),
        "sales",
        ("销售", "客户", "客户订单", "调价"),
        N_("Change the price of an order that a customer has not paid yet."),
        (
            N_("On the international site for referral customers."),
            N_("Marketplace orders: a verification code is asked for if that is switched on."),
        ),
    ),
    ConsolePage(
        "proxy_orders",
        N_("Order for a customer"),
        "sales",
        ("销售", "客户", "客户管理", "更多", "代客下单"),
        N_("Buy yearly, monthly and on-demand resources in a customer's name."),
        (
            N_("Resale customers only, and only after the customer granted it."),
            N_("Ask for the grant first: More > Request authorization."),
            N_("Marketplace goods cannot be ordered this way."),
        ),
    ),
    ConsolePage(
        "proxy_operations",
        N_("Operate for a customer"),
        "sales",
        ("销售", "客户", "客户管理", "更多", "代客运维"),
        N_("Work on a customer's resources in the customer's own console."),
        (
            N_("Resale customers only, and only after the customer granted it."),
            N_("You act as the customer until you switch the role back in the account menu."),
        ),
    ),
    ConsolePage(
        "pick_up_vouchers",
        N_("Pick-up vouchers"),
        "sales",
        ("销售", "客户", "券管理", "提货券管理"),
        N_("Issue pick-up vouchers to customers, and see what became of them."),
        (
            N_("Only for partners that own a quota of them, and for resale customers."),
            N_("A voucher has a face value, a validity and, for orders, a most that it may cover."),
            N_("It may be limited to kinds of orders and to services."),
            N_("A customer with unused ones cannot be unbound."),
            N_("Older menus: Sales > Customer business > Pick-up vouchers."),
        ),
    ),
    ConsolePage(
        "test_vouchers",
        N_("Test vouchers"),
        "sales",
        ("权益", "测试券"),
        N_("Apply for vouchers with which you try products out yourself."),
        (
            N_("An account that is a customer of another partner cannot apply here."),
            N_("Spending them is no performance."),
        ),
    ),
)
