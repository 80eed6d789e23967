"""What customers consumed: sums by month and product, who consumed at all, and each bill of those.

The API tells 18 months; what was read before stays in the cache.
"""

from desktop.catalog.customers import ASSOCIATION, CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source, View
from desktop.catalog.kinds import AMOUNT, QUANTITY, TIME, Part, choice, structure
from desktop.catalog.orders import ORDER_TYPE
from desktop.catalog.query import Condition
from desktop.catalog.reference import MEASURE_UNITS
from desktop.catalog.resellers import WHOSE
from desktop.catalog.ways import Months, Passes, Per, Rounds
from desktop.text import N_

COMMERCIAL = Sensitivity.COMMERCIAL
_SIX_HOURS_S = 6 * 3600

_CHARGE_MODES = {
    "1": N_("Yearly/monthly"),
    "3": N_("On demand"),
    "10": N_("Reserved instance"),
    "11": N_("Savings plan"),
}
CHARGE_MODE = choice(_CHARGE_MODES)  # a text in sums, a number in details
CHARGING_MODE = choice(_CHARGE_MODES, number=True)
BILL_TYPE = choice(
    {"0": N_("Consumption"), "1": N_("Unsubscription"), "2": N_("Write-off by the vendor")},
    tones={"1": "warning", "2": "warning"},
)
BILL_DETAIL_TYPE = choice(
    {
        "1": N_("Consumption: new purchase"),
        "2": N_("Consumption: renewal"),
        "3": N_("Consumption: change"),
        "4": N_("Refund: unsubscribed"),
        "5": N_("Consumption: usage"),
        "8": N_("Consumption: automatic renewal"),
        "9": N_("Adjustment: compensation"),
        "14": N_("Consumption: support plan at the end of the month"),
        "16": N_("Adjustment: deduction"),
        "18": N_("Consumption: monthly payment"),
        "20": N_("Refund: changed"),
        "23": N_("Consumption: savings plan"),
        "24": N_("Refund: yearly/monthly to on demand"),
        "25": N_("Consumption: rounding"),
        "103": N_("Consumption: yearly payment"),
    },
    number=True,
    tones={"4": "warning", "9": "warning", "20": "warning", "24": "warning"},
)
PERIOD_TYPE = choice(  # other codes than those of orders
    {
        "19": N_("Year"),
        "20": N_("Month"),
        "24": N_("Day"),
        "25": N_("Hour"),
        "5": N_("One-time"),
    },
    number=True,
)
PAYMENT_TYPE = choice(
    {
        "ALL_UPFRONT": N_("All in advance"),
        "PARTIAL_UPFRONT": N_("Partly in advance"),
        "NO_UPFRONT": N_("Nothing in advance"),
    }
)
CASH = "BALANCE_TYPE_DEBIT"
BALANCE_TYPE = choice(
    {
        CASH: N_("Cash"),
        "BALANCE_TYPE_CREDIT": N_("Credit"),
        "BALANCE_TYPE_BONUS": N_("Bonus"),
        "BALANCE_TYPE_COUPON": N_("Voucher"),
        "BALANCE_TYPE_RCASH_COUPON": N_("Flexi-purchase coupon"),
        "BALANCE_TYPE_STORED_VALUE_CARD": N_("Stored-value card"),
    }
)
PAID_FROM = structure(
    {
        "balance_type": Part(N_("Paid from"), BALANCE_TYPE),
        "amount": Part(N_("Amount"), AMOUNT),
        "bill_type": Part(N_("Bill type"), BILL_TYPE),
    }
)

_CUSTOMER = Join(CUSTOMERS, on="customer_id")
_UNIT = Join(MEASURE_UNITS, on="usage_measure_id")
_MANAGER = "customers.account_managers[0].account_name"


def _money(name: str, label: str, *, shown: bool = False, sortable: bool = False) -> Column:
    return Column(name, label, AMOUNT, shown, COMMERCIAL, sortable)


MONTHLY_BILLS = Dataset(
    name="monthly_bills",
    label=N_("Monthly bills"),
    source=Source(
        "list_subcustomer_monthly_bills",
        "GET",
        "/v2/bills/partner-bills/subcustomer-bills/monthly-sum",
        rows="bill_sums",
        total="count",
        page=100,
        shared=("currency",),
        passes=Passes("charge_mode", ("1", "3", "11")),
        months=Months("cycle"),
        rounds=Rounds(),
        narrow={"customer_id": "customer_id"},
        permission="BPC_ITEM_FINANCE_090100",
    ),
    key=(
        "cycle",
        "customer_id",
        "cloud_service_type",
        "resource_type_code",
        "bill_type",
        "charge_mode",
        "indirect_partner_id",
    ),
    columns=(
        Column("cycle", N_("Billing month"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("cloud_service_type_name", N_("Product")),
        Column("resource_type_name", N_("Resource type")),
        Column("charge_mode", N_("Billing mode"), CHARGE_MODE),
        Column("bill_type", N_("Bill type"), BILL_TYPE),
        _money("amount", N_("Amount consumed"), shown=True, sortable=True),
        _money("discount_amount", N_("Discount amount"), shown=True),
        _money("debt_amount", N_("Arrears"), shown=True, sortable=True),
        _money("adjustment_amount", N_("Arrears written off")),
        Column("currency", N_("Currency"), shown=False),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("cloud_service_type", N_("Product code"), shown=False),
        Column("resource_type_code", N_("Resource type code"), shown=False),
        *WHOSE,
        Column("account_details", N_("Paid from"), PAID_FROM, False, COMMERCIAL),
        Column("measure_id", N_("Unit"), choice({"1": N_("Whole units")}, number=True), False),
    ),
    order="cycle",
    search=(
        "customers.customer",
        "customers.account_name",
        "cloud_service_type_name",
        "resource_type_name",
        "customer_id",
    ),
    filters=(
        Filter("cycle", "values"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("cloud_service_type_name", "values"),
        Filter("charge_mode", "choice"),
        Filter("bill_type", "choice"),
        Filter("amount", "range"),
        Filter(_MANAGER, "values"),
        Filter("indirect_partner_id", "reference", N_("Reseller")),
    ),
    unit="measure_id",
    stale_after_s=_SIX_HOURS_S,
    note=N_(
        "The API tells monthly bills of resale customers only, up to yesterday and 18 months back;"
        " what was read once is kept."
    ),
    views=(
        View(
            "refunded",
            N_("Unsubscribed and written off"),
            (Condition("bill_type", "in", ("1", "2")),),
        ),
        View("in_arrears", N_("With arrears"), (Condition("debt_amount", "from", 1),)),
    ),
    totals=("amount", "discount_amount", "debt_amount"),
)

CONSUMING_CUSTOMERS = Dataset(
    name="consuming_customers",
    label=N_("Consuming customers"),
    source=Source(
        "list_consume_sub_customers",
        "POST",
        "/v2/bills/subcustomer-bills/res-fee-records/sub-customers/query",
        rows="sub_customers",
        total="total_count",
        page=100,
        months=Months("bill_cycle"),
        permission="BPC_ITEM_FINANCE_020101",
    ),
    key=("bill_cycle", "customer_id"),
    columns=(
        Column("bill_cycle", N_("Billing month"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name"),
        Column("customer_id", N_("Customer number")),
        _CUSTOMER.column("association_type"),
        _CUSTOMER.column("account_managers[0].account_name"),
    ),
    order="bill_cycle",
    search=("customers.customer", "customers.account_name", "customer_id"),
    filters=(
        Filter("bill_cycle", "values"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("customers.association_type", "choice"),
        Filter(_MANAGER, "values"),
    ),
    stale_after_s=_SIX_HOURS_S,
    note=N_("Who consumed in a month, also customers who have left since; 18 months back."),
)

_USAGE = (
    Column("usage_amount", N_("Amount of usage"), QUANTITY),
    _UNIT.column("measure_name", N_("Unit of usage")),
    Column("usage_type", N_("Usage type"), shown=False),
    Column("usage_measure_id", N_("Unit of usage (code)"), shown=False),
    Column("free_resource_usage", N_("Usage within a package"), QUANTITY, False),
    Column("free_resource_measure_id", N_("Unit of the package (code)"), shown=False),
    Column("ri_usage", N_("Usage of reserved instances"), QUANTITY, False),
    Column("ri_usage_measure_id", N_("Unit of reserved instances (code)"), shown=False),
    Column("period_num", N_("Periods"), QUANTITY, False),
    Column("period_type", N_("Period"), PERIOD_TYPE, False),
)
_WHAT = (
    Column("service_type_code", N_("Product code"), shown=False),
    Column("resource_type_name", N_("Resource type"), shown=False),
    Column("resource_type_code", N_("Resource type code"), shown=False),
    Column("resource_id", N_("Resource number"), shown=False),
    Column("resource_tag", N_("Resource tag"), shown=False, sensitivity=COMMERCIAL),
    Column("product_name", N_("Product name"), shown=False),
    Column("product_id", N_("Product number"), shown=False),
    Column("sub_service_type_name", N_("Part: product"), shown=False),
    Column("sub_service_type_code", N_("Part: product code"), shown=False),
    Column("sub_resource_type_name", N_("Part: resource type"), shown=False),
    Column("sub_resource_type_code", N_("Part: resource type code"), shown=False),
    Column("sub_resource_name", N_("Part: resource name"), shown=False, sensitivity=COMMERCIAL),
    Column("sub_resource_id", N_("Part: resource number"), shown=False),
    Column("region_code", N_("Region code"), shown=False),
    Column(
        "enterprise_project_id",
        N_("Enterprise project number"),
        shown=False,
        sensitivity=COMMERCIAL,
    ),
)

BILL_DETAILS = Dataset(
    name="bill_details",
    label=N_("Bill details"),
    source=Source(
        "list_sub_customer_bill_detail",
        "GET",
        "/v2/bills/subcustomer-bills/res-fee-records",
        rows="fee_records",
        total="total_count",
        page=1000,
        shared=("currency",),
        per=Per(
            "customer_id",
            place="query",
            column="customer_id",
            also={"bill_cycle": "bill_cycle"},
        ),
        permission="BPC_ITEM_FINANCE_020100",
    ),
    key=("id",),
    columns=(
        Column("bill_cycle", N_("Billing month"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("service_type_name", N_("Product")),
        Column("resource_name", N_("Resource name"), sensitivity=COMMERCIAL),
        Column("product_spec_desc", N_("Specification"), shown=False),
        Column("bill_detail_type", N_("Bill type"), BILL_DETAIL_TYPE),
        Column("charging_mode", N_("Billing mode"), CHARGING_MODE),
        *_USAGE,
        _money("payment_amount", N_("Amount payable"), shown=True, sortable=True),
        _money("cash_amount", N_("Paid in cash"), shown=True, sortable=True),
        _money("credit_amount", N_("Paid by credit")),
        _money("coupon_amount", N_("Paid by voucher")),
        _money("flexipurchase_coupon_amount", N_("Paid by flexi-purchase coupon")),
        _money("stored_value_card_amount", N_("Paid by stored-value card")),
        _money("debt_amount", N_("Arrears"), sortable=True),
        _money("writeoff_amount", N_("Arrears written off")),
        _money("official_amount", N_("List price")),
        _money("official_discount_amount", N_("Discount amount")),
        Column("currency", N_("Currency"), shown=False),
        Column("region_name", N_("Region")),
        Column("trade_time", N_("Charged at"), TIME, sortable=True),
        Column("consume_time", N_("Consumed at"), TIME, shown=False),
        Column("trade_id", N_("Order or transaction"), shown=False),
        Column("order_type", N_("Order type"), ORDER_TYPE, shown=False),
        Column("payment_type", N_("Payment method"), PAYMENT_TYPE, shown=False),
        Column("association_type", N_("Association"), ASSOCIATION, shown=False),
        Column("account_manager_id", N_("Account manager number"), shown=False),
        Column("partner_id", N_("Associated partner"), shown=False),
        *_WHAT,
        Column("customer_id", N_("Customer number"), shown=False),
        Column("id", N_("Bill number"), shown=False),
    ),
    order="trade_time",
    search=(
        "customers.customer",
        "customers.account_name",
        "service_type_name",
        "resource_name",
        "resource_id",
        "trade_id",
    ),
    filters=(
        Filter("bill_cycle", "values"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("service_type_name", "values"),
        Filter("charging_mode", "choice"),
        Filter("bill_detail_type", "choice"),
        Filter("trade_time", "period"),
        Filter("payment_amount", "range"),
        Filter("region_name", "values"),
        Filter("association_type", "choice"),
        Filter("resource_id", "text"),
    ),
    of="consuming_customers",
    on_demand=True,
    stale_after_s=_SIX_HOURS_S,
    note=N_(
        "Details are read one customer and month at a time, of resale and of referral customers:"
        " open a consuming customer to read them."
    ),
    totals=("payment_amount", "cash_amount"),
)
