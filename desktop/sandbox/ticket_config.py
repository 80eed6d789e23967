"""What a ticket may be about: categories, products, problem types, severities; and how it is rated.

Numbers follow from the names, so they are the same in every world.
"""

from hashlib import sha256

from desktop.sandbox.customers import Record

CONSULT, FAULT = "0", "5"
_AREAS = {
    "0086": "中国大陆",
    "00852": "中国香港",
    "00853": "中国澳门",
    "00886": "中国台湾",
    "0065": "新加坡",
    "0060": "马来西亚",
    "0066": "泰国",
    "0081": "日本",
    "0049": "德国",
    "00971": "阿联酋",
}
# category -> product | what is short for it | its faults | its questions
_CATEGORIES = {
    "计算": (
        "弹性云服务器|ECS|无法远程登录,无法开机,运行缓慢,系统盘异常|规格与选型,镜像咨询,配额申请",
        "云容器引擎|CCE|节点不可用,工作负载异常|版本升级咨询,配额申请",
        "主机安全服务|HSS|防护离线|版本与功能咨询,告警误报,漏洞修复咨询",
    ),
    "网络与存储": (
        "弹性公网IP|EIP|无法访问公网,带宽跑满|计费方式变更,备案与解封",
        "内容分发网络|CDN|回源失败,访问缓慢,HTTPS证书异常|域名配置咨询,流量包抵扣咨询",
        "对象存储服务|OBS|上传下载失败,跨区域复制失败|权限配置咨询,存储类型转换",
        "虚拟专用网络|VPN|隧道不通,丢包|对接第三方设备",
    ),
    "数据库与安全": (
        "云数据库RDS|RDS|连接失败,主备切换异常,性能下降|参数修改咨询,备份恢复咨询,规格变更",
        "Web应用防火墙|WAF|误拦截,接入后无法访问|规则配置咨询,版本与配额",
        "DDoS高防|AAD|业务被封堵,转发异常|接入配置咨询,弹性防护计费",
    ),
    "账号与费用": (
        "备案|ICP|备案系统报错|主体变更咨询,接入备案咨询,短信核验",
        "账号与费用|Billing|支付失败|发票咨询,退订咨询,实名认证变更",
        "合作伙伴业务||",  # nobody has said yet what there can be asked about
    ),
}
_SEVERITIES = ("一般", "重要", "紧急")
# (number, name, what it asks); each is given one to five stars of two points.
_DIMENSIONS = (
    (1, "解决结果", "您的问题是否得到解决"),
    (2, "响应速度", "工程师回复是否及时"),
    (3, "服务态度", "工程师是否耐心、礼貌"),
)


class TicketConfig:
    """The lists from which a ticket is put together, as they go over the wire; may be written to.

    Attributes:
        categories: What products are sorted into; each holds its own.
        area_codes: Countries of telephone numbers.
        dimensions: What is rated when a ticket is closed.
        contacts: Telephones and addresses to which a code was sent and confirmed.
    """

    def __init__(self) -> None:
        self._problems: dict[str, list[Record]] = {}
        self.categories = [self._category(name, rows) for name, rows in _CATEGORIES.items()]
        self.area_codes: list[Record] = [
            {"id": at, "area_code": code, "area_name": name}
            for at, (code, name) in enumerate(_AREAS.items(), 1)
        ]
        self.dimensions: list[Record] = [
            {
                "satisfaction_id": key,
                "satisfaction_name": name,
                "satisfaction_desc": asks,
                "value": 10,
                "per_value": 2,
                "sat_category_id": _number("满意度"),
            }
            for key, name, asks in _DIMENSIONS
        ]
        self.contacts: list[Record] = [
            _contact(0, "13900000001", "0086"),
            _contact(1, "ops@partner.example", None),
        ]

    @property
    def products(self) -> list[Record]:
        """The products of all categories."""
        return [each for one in self.categories for each in one["incident_product_category_list"]]

    def problem_types(self, product_id: str) -> list[Record]:
        """What may be asked about a product; KeyError without such a product."""
        return self._problems[product_id]

    def problem_type(self, business_type_id: str) -> Record | None:
        """One problem type of any product."""
        every = (each for some in self._problems.values() for each in some)
        return next((each for each in every if each["business_type_id"] == business_type_id), None)

    def severities(self, business_type_id: str) -> list[Record]:
        """How bad a fault can be; with a question nobody asks how bad it is."""
        problem = self.problem_type(business_type_id)
        if problem is None or problem["case_type"] != FAULT:
            return []
        return [
            {"language": "zh_CN", "severity_id": _number(name), "severity_name": name}
            for name in _SEVERITIES
        ]

    def _category(self, name: str, rows: tuple[str, ...]) -> Record:
        return {
            "incident_sub_type_id": _number(f"类目 {name}"),
            "incident_sub_type_name": name,
            "incident_product_category_list": [self._product(*row.split("|")) for row in rows],
        }

    def _product(self, name: str, short: str, faults: str = "", questions: str = "") -> Record:
        key = _number(f"产品 {name}")
        kinds = ((FAULT, faults), (CONSULT, questions))
        self._problems[key] = [
            {
                "business_type_id": _number(f"{name} {problem}"),
                "business_type_name": problem,
                "case_type": case_type,
                "can_use_support_plan": case_type == FAULT,
            }
            for case_type, problems in kinds
            for problem in filter(None, problems.split(","))
        ]
        return {
            "incident_product_category_id": key,
            "incident_product_category_name": name,
            "incident_product_category_desc": f"{name}的使用问题" if short else None,
            "incident_product_category_acronym": short or None,
            "can_use_support_plan": bool(faults),
        }


def _contact(way: int, value: str, area_code: str | None) -> Record:
    return {
        "contact_way": way,
        "contact_value": value,
        "area_code": area_code,
        "verified_id": _number(f"联系方式 {value}"),
    }


def _number(name: str) -> str:
    """A number as the vendor gives them, always the same for a name."""
    return sha256(name.encode()).hexdigest()[:32]
