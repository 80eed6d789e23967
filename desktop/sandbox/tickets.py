"""A handful of service tickets."""

from datetime import datetime, timedelta
from random import Random

from desktop.catalog.kinds import utc_text
from desktop.sandbox.customers import Record

_SUBJECTS = (
    ("弹性云服务器无法远程登录", "弹性云服务器 ECS", "安全组未放通22端口", "已协助放通端口"),
    ("云数据库RDS主备切换后连接失败", "云数据库 RDS", "应用使用了旧的内网地址", "改用域名连接"),
    ("CDN回源502", "内容分发网络 CDN", "源站证书过期", "更新证书后恢复"),
    ("备案主体变更咨询", "网站备案", "", ""),
    ("带宽突增导致访问缓慢", "弹性公网IP EIP", "突发流量超过带宽上限", "临时升级带宽"),
    ("对象存储跨区域复制失败", "对象存储服务 OBS", "委托权限不足", "重新授权后恢复"),
    ("WAF误拦截正常请求", "Web应用防火墙 WAF", "", ""),
)
_STATUSES = (0, 1, 2, 3, 3, 3, 4, 12, 17, 3, 1, 3)  # every status that a list can show
_LABELS = ((1, "紧急", "#d4380d"), (2, "回访", "#1d6fd1"), (3, "计费", "#0b7a5c"))


def make_tickets(rng: Random, customers: list[Record], now: datetime) -> list[Record]:
    """Twelve tickets of the last three months, newest first."""
    if not customers:
        return []
    moments = sorted((now - timedelta(days=rng.random() * 90) for _ in _STATUSES), reverse=True)
    return [
        _ticket(rng, rng.choice(customers), moment, status)
        for moment, status in zip(moments, _STATUSES, strict=True)
    ]


def _ticket(rng: Random, customer: Record, moment: datetime, status: int) -> Record:
    subject, product, cause, cure = rng.choice(_SUBJECTS)
    label_id, name, color = rng.choice(_LABELS)
    is_done = status == 3
    return {
        "xcustomer_id": customer["customer_id"],
        "xcustomer_name": customer["customer"],
        "status": status,
        "incident_id": f"{moment:%y%m%d}{rng.randrange(10**8):08}",
        "business_type_name": "故障类",
        "incident_type_name": product,
        "product_category_name": product,
        "incident_service_type": "0",
        "customer_id": customer["customer_id"],
        "dc_name": "华北-北京四",
        "simple_description": subject,
        "root_cause": cause if is_done else None,
        "resolution": cure if is_done else None,
        "create_time": utc_text(moment),
        "confirmed_time": utc_text(moment + timedelta(hours=30)) if is_done else None,
        "label_list": [{"label_id": label_id, "name": name, "color": color}],
    }
