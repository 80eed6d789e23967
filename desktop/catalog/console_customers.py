"""Pages of the console around customers: finding them, binding them, looking after them."""

from desktop.catalog.console_menu import ConsolePage
from desktop.text import N_

_ADMIN = N_("Only the administrator role may do this.")
_CODE = N_("Asks for a verification code if that is switched on.")
_RETURNS = N_("Vouchers and balance return to you when a customer is unbound.")
_MANAGE = ("销售", "客户", "客户管理")

CUSTOMERS = (
    ConsolePage(
        "register_customer",
        N_("Register a customer"),
        "customers",
        ("销售", "拓新", "客户拓展", "报备客户"),
        N_("Claim a customer you are winning, so that nobody else binds it meanwhile."),
        (
            N_("A registration holds for a time: send the invitation within it."),
            N_("Customers that Huawei Cloud registered itself cannot be bound."),
            N_("An account older than 7 days, or one with spending, must be registered first."),
        ),
    ),
    ConsolePage(
        "invitation_links",
        N_("Invitation links"),
        "customers",
        ("销售", "拓新", "客户拓展", "线下拓展"),
        N_("Links and QR codes with which customers sign up and bind themselves to you."),
        (
            N_("Links expire: tell the customer until when."),
            N_("The link fixes the association, referral or resale."),
            N_("It names who is signed in: customers of an account manager's link are theirs."),
        ),
    ),
    ConsolePage(
        "association_requests",
        N_("Association requests"),
        "customers",
        (*_MANAGE, "关联关系操作记录"),
        N_("Answer customers who want to be unbound or switched, and look up who did what."),
        (_ADMIN, N_("A customer may ask to be unbound once in three months."), _CODE),
    ),
    ConsolePage(
        "unbind",
        N_("Unbind a customer"),
        "customers",
        (*_MANAGE, "更多", "解除关联"),
        N_("End the association with a customer."),
        (
            _ADMIN,
            N_("No active reserved instance or partner support plan: unsubscribe them first."),
            N_("No special contract in force: settle that outside the console first."),
            N_("No unused pick-up voucher, and no order that waits for your payment."),
            _RETURNS,
            N_("Later refunds go to you, not to the customer."),
            _CODE,
        ),
    ),
    ConsolePage(
        "switch_association",
        N_("Switch the association"),
        "customers",
        (*_MANAGE, "更多", "切换关联类型"),
        N_("Make a referral customer a resale customer, or the other way round."),
        (
            _ADMIN,
            N_("The customer has to agree."),
            N_("Refunds of what a resale customer paid go to you after the switch."),
            _CODE,
        ),
    ),
    ConsolePage(
        "customer_assignment",
        N_("Assign customers"),
        "customers",
        ("销售", "客户", "客户分配"),
        N_("Give customers to account managers and take them back, also many at once."),
        (
            N_("An account manager sees only own customers, unless there is another role as well."),
            N_("Assigning is the only way to narrow what a member sees."),
            N_("Spending and performance count for the manager from then on."),
        ),
    ),
    ConsolePage(
        "authorization",
        N_("Request authorization"),
        "customers",
        (*_MANAGE, "更多", "申请授权"),
        N_("Ask a customer to let you order or operate in its name."),
        (
            N_("The customer agrees or withdraws it in its own account."),
            N_("Needed before you order or operate for a customer."),
        ),
    ),
    ConsolePage(
        "customer_alerts",
        N_("Customer alerts"),
        "customers",
        ("销售", "客户", "客户预警"),
        N_("Alerts about customers, and what was done about them."),
        (
            N_("The alerts are made anew once a day."),
            N_("Only the one person in charge of the customer can handle an alert."),
        ),
    ),
    ConsolePage(
        "customer_detail",
        N_("Customer details and knowledge"),
        "customers",
        (*_MANAGE, "我的客户", "客户详情"),
        N_("Overview, business register and recommended reading about one customer."),
        (
            N_("Click the account name in the list of customers."),
            N_("The business register (企业百科) is there for verified enterprises only."),
        ),
    ),
    ConsolePage(
        "customer_contacts",
        N_("Contacts shown to customers"),
        "customers",
        ("组织", "组织成员", "客户联系人"),
        N_("Whom your customers see as their contact with you."),
        (
            N_("At most five; without any, customers see the administrator."),
            N_("Customers find them in their account center under My partner."),
        ),
    ),
    ConsolePage(
        "customer_dashboard",
        N_("Customer dashboard"),
        "customers",
        ("销售", "运营看板", "客户看板"),
        N_("How many customers there are, which are new, which left, what they bring in."),
        (),
    ),
    ConsolePage(
        "spending_dashboard",
        N_("Spending dashboard"),
        "customers",
        ("销售", "运营看板", "消费看板"),
        N_("What customers spend, as statistics."),
        (),
    ),
    ConsolePage(
        "reseller_requests",
        N_("Requests of resellers"),
        "customers",
        ("销售", "云经销商", "云经销商管理"),
        N_("Distributors: accept resellers, assign account managers to them, authorize them."),
        (
            N_("A reseller is first accepted by Huawei Cloud, then by you; several at once, too."),
            N_("Their lists, balances and quotas are in this program."),
        ),
    ),
)

OPPORTUNITIES = (
    ConsolePage(
        "opportunity_registration",
        N_("Register an opportunity"),
        "opportunities",
        ("销售", "拓新", "机会点管理", "商机报备"),
        N_("Note down a deal you are working on, before anybody else does."),
        (
            N_("Account managers register for customers of their own, and see only those."),
            N_("An account director sees those of the whole team and registers none."),
        ),
    ),
    ConsolePage(
        "opportunity_sharing",
        N_("Shared opportunities"),
        "opportunities",
        ("销售", "机会点管理", "机会点共享"),
        N_("Deals you share with Huawei Cloud, and deals it shares with you."),
        (
            N_("For members of the partner customer engagement program (PCE)."),
            N_("What Huawei shares is declined by itself after three working days."),
            N_("Keep the progress up to date until the deal is delivered."),
        ),
    ),
    ConsolePage(
        "opportunity_incentives",
        N_("Incentives for opportunities"),
        "opportunities",
        ("销售", "机会点管理", "机会点激励申请"),
        N_("Apply for the reward of a shared opportunity and follow it to the payment."),
        (N_("After approval, compare the published amount before it is paid."),),
    ),
    ConsolePage(
        "marketing_tasks",
        N_("Marketing tasks"),
        "opportunities",
        ("销售", "拓新", "营销任务"),
        N_("Customers to be called: large renewals, campaigns."),
        (N_("Everyone sees the tasks within their own permissions."),),
    ),
)
