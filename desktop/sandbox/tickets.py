"""Service tickets, what was said in each, and what was done to it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from desktop.sandbox.customers import Record
from desktop.sandbox.orders import PARTNER_ID, day_start
from desktop.sandbox.refusals import BadParameter
from desktop.text import SHANGHAI

if TYPE_CHECKING:
    from desktop.sandbox.world import World

SOLVED, FOR_US = 3, 17
_SUBJECTS = (
    ("弹性云服务器无法远程登录", "弹性云服务器 ECS", "安全组未放通22端口", "已协助放通端口"),
    ("云数据库RDS主备切换后连接失败", "云数据库 RDS", "应用使用了旧的内网地址", "改用域名连接"),
    ("CDN回源502", "内容分发网络 CDN", "源站证书过期", "更新证书后恢复"),
    ("备案主体变更咨询", "网站备案", "", ""),
    ("带宽突增导致访问缓慢", "弹性公网IP EIP", "突发流量超过带宽上限", "临时升级带宽"),
    ("对象存储跨区域复制失败", "对象存储服务 OBS", "委托权限不足", "重新授权后恢复"),
    ("WAF误拦截 <script> 请求", "Web应用防火墙 WAF", "", ""),
)
# Every status that a list can show, and one that came up lately; the newest ticket comes first.
_STATUSES = (0, 17, 1, 2, 3, 3, 17, 3, 4, 12, 3, 1, 3, 3, 21, 3, 2, 3, 3, 3)
_LABELS = ((1, "紧急", "#d4380d"), (2, "回访", "#1d6fd1"), (3, "计费", "#0b7a5c"))
_ENGINEER = "9e3c5d1b7f2a4e60b8d41c0f6a95e7d2"
_SAID = (
    ("0", "您好，客户反馈业务受影响，请尽快处理。\n附件为报错截图。"),
    ("1", "您好，已收到您的工单，正在为您排查。"),
    ("1", "请提供实例ID：<b>i-xxxx</b><br/>以及报错时间点。"),
    ("0", '实例ID见附件，时间点 10:32 & 10:47，"偶发"。'),
    ("1", "问题已定位，请确认是否恢复。"),
    ("0", "已恢复，谢谢！"),
)
_DEEDS = ("提交工单", "分配工程师", "处理中", "回复工单", "确认结果", "关闭工单")
_BY_ENGINEER = (1, 2, 3)  # of the deeds
_US = {"customer_id": PARTNER_ID, "account_name": "demo"}


class Tickets:
    """The tickets of one world.

    Attributes:
        records: As a list tells them, the newest first.
        has_privilege: Whether the account may see tickets at all.
        accessories: Uploaded files by `accessory_id`: what they are called and what they are for.
        rated: Tickets that were rated.
        urged: When a ticket was urged last.
    """

    def __init__(self, world: "World", rng: Random) -> None:
        self._world, self._rng = world, rng
        self.has_privilege = True
        self.records: list[Record] = []
        self._messages: dict[str, list[Record]] = {}
        self._logs: dict[str, list[Record]] = {}
        customers = list(world.customers.values())
        today = day_start(world.now)
        ages = sorted(rng.random() * 90 for _ in _STATUSES)
        for age, status in zip(ages, _STATUSES, strict=True):
            if customers:
                moment = today - timedelta(days=age)
                self.records.append(_ticket(rng, rng.choice(customers), moment, status))
        for record in self.records[9:10]:  # one is the partner's own
            record |= {"customer_id": PARTNER_ID, "xcustomer_name": "demo", "label_list": None}
        self.accessories: dict[str, Record] = {}
        self.rated: set[str] = set()
        self.urged: dict[str, datetime] = {}

    def messages(self, case_id: str) -> list[Record]:
        """What was said, the oldest first; may be changed. Nobody said anything in a new ticket.

        Raises:
            BadParameter: There is no such ticket.
        """
        if case_id not in self._messages:
            self._messages[case_id] = _messages(self._rng_of(case_id), self.by_id(case_id))
        return self._messages[case_id]

    def logs(self, case_id: str) -> list[Record]:
        """What was done, the oldest first; may be changed.

        Raises:
            BadParameter: There is no such ticket.
        """
        if case_id not in self._logs:
            self._logs[case_id] = _logs(self._rng_of(case_id), self.by_id(case_id))
        return self._logs[case_id]

    def by_id(self, case_id: str) -> Record:
        """A ticket.

        Raises:
            BadParameter: There is none such.
        """
        for record in self.records:
            if record["incident_id"] == case_id:
                return record
        raise BadParameter("case_id", "CBC.0101")

    def add_ticket(self, **fields: Any) -> Record:
        """A ticket opened now, by any customer; `fields` replace what is invented."""
        customer = self._rng.choice(list(self._world.customers.values()))
        record = _ticket(self._rng, customer, self._world.now, 0) | fields
        self.records.insert(0, record)
        return record

    def open_ours(self, **fields: Any) -> Record:
        """A ticket that the partner opens now; nobody has said or done anything in it yet."""
        record = _ticket(self._rng, _US, self._world.now, 0) | fields
        while any(each["incident_id"] == record["incident_id"] for each in self.records):
            record["incident_id"] = _number(self._rng, self._world.now)
        self.records.insert(0, record)
        for each in (record, *self.logs(record["incident_id"])):
            self._world.delay(each)
        self.messages(record["incident_id"])
        return record

    def add_message(
        self, case_id: str, content: str, replier: int = 1, files: Sequence[Record] | None = None
    ) -> Record:
        """Somebody says something now: 0 the customer, 1 an engineer, 2 someone else."""
        there = self.messages(case_id)
        moment = self._world.now
        record = _message(self.by_id(case_id), (replier, content), moment, is_first=not there)
        if files is not None:
            record["accessory_list"] = list(files)
        there.append(record)
        self._world.delay(record)
        return record

    def do(self, case_id: str, deed: str, status: int | None = None) -> Record:
        """We do something to a ticket now, which moves on to `status` thereby."""
        ticket, there = self.by_id(case_id), self.logs(case_id)
        self.messages(case_id)  # what was said before, while its status tells how much that was
        record = _log(ticket, (len(there), deed), self._world.now, by_engineer=False)
        there.append(record)
        self._world.delay(record)
        if status is not None:
            ticket["status"] = status
        return record

    def set_status(self, case_id: str, status: int) -> None:
        """The ticket moves on."""
        self.by_id(case_id)["status"] = status

    def remove_ticket(self, case_id: str) -> None:
        """The ticket is no longer listed."""
        self.records.remove(self.by_id(case_id))

    def _rng_of(self, case_id: str) -> Random:
        return Random(f"{self._world.seed}:{case_id}")


def eastern(moment: datetime) -> str:
    """A time as tickets tell it: of China, without saying so."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def _ticket(rng: Random, customer: Record, moment: datetime, status: int) -> Record:
    subject, product, cause, cure = rng.choice(_SUBJECTS)
    label_id, name, color = rng.choice(_LABELS)
    is_done = status == SOLVED
    return {
        "xcustomer_id": f"{rng.getrandbits(128):032x}",
        "xcustomer_name": customer["account_name"],
        "status": status,
        "incident_id": _number(rng, moment),
        "business_type_name": rng.choice(("故障类", "咨询类", "配额类")),
        "incident_type_name": rng.choice(("普通工单", "加急工单")),
        "product_category_name": product,
        "incident_service_type": "0",
        "customer_id": customer["customer_id"],
        "dc_name": "华北-北京四",
        "simple_description": subject,
        "root_cause": cause if is_done else None,
        "resolution": cure if is_done else None,
        "create_time": eastern(moment),
        "confirmed_time": eastern(moment + timedelta(hours=30)) if is_done else None,
        "label_list": [{"label_id": label_id, "name": name, "color": color}]
        if rng.random() < 0.6
        else [],
    }


def _messages(rng: Random, ticket: Record) -> list[Record]:
    count = {0: 0, FOR_US: 3, SOLVED: 6, 2: 5}.get(ticket["status"], rng.randint(1, 4))
    moment = _opened(ticket)
    found: list[Record] = []
    for replier, content in _SAID[:count]:
        said = (int(replier), content)
        found.append(_message(ticket, said, moment, is_first=not found))
        moment += timedelta(minutes=rng.randint(2, 240))
    return found


def _message(ticket: Record, said: tuple[int, str], moment: datetime, *, is_first: bool) -> Record:
    replier, content = said
    has_file = "附件" in content
    return {
        "type": int(replier == 1),
        "replier_type": replier,
        "replier": _ENGINEER if replier == 1 else ticket["xcustomer_id"],
        "content": content,
        "create_time": eastern(moment),
        "replier_name": "华为云工程师" if replier == 1 else ticket["xcustomer_name"],
        "is_first_message": int(is_first),
        "iam_user_type": 0,
        "accessory_list": [{"accessory_id": "a-1", "file_actual_name": "报错截图 (1).png"}]
        if has_file
        else [],
    }


def _logs(rng: Random, ticket: Record) -> list[Record]:
    count = {0: 1, SOLVED: 6}.get(ticket["status"], rng.randint(2, 4))
    moment = _opened(ticket)
    found = []
    for at, deed in enumerate(_DEEDS[:count]):
        found.append(_log(ticket, (at, deed), moment, by_engineer=at in _BY_ENGINEER))
        moment += timedelta(minutes=rng.randint(1, 90))
    return found


def _log(ticket: Record, deed: tuple[int, str], moment: datetime, *, by_engineer: bool) -> Record:
    at, words = deed
    return {
        "incident_log_id": f"{ticket['incident_id']}{at:04}",
        "incident_id": ticket["incident_id"],
        "operate_type": at,
        "operator_type": int(by_engineer),
        "operator_id": _ENGINEER if by_engineer else ticket["xcustomer_id"],
        "operator_name": "华为云工程师" if by_engineer else ticket["xcustomer_name"],
        "operate_desc": words,
        "operate_time": eastern(moment),
        "timestamp_operate_time": eastern(moment),
    }


def _number(rng: Random, moment: datetime) -> str:
    return f"{moment:%y%m%d}{rng.randrange(10**8):08}"


def _opened(ticket: Record) -> datetime:
    return datetime.fromisoformat(ticket["create_time"]).replace(tzinfo=SHANGHAI)
