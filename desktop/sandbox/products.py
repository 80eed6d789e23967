"""The services that the sandbox sells: codes and Chinese names of the vendor, invented prices."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """One service type, with what an order line of it looks like.

    `month_cents` is the range of a typical monthly price, in hundredths of a yuan.
    """

    code: str
    name: str
    abbreviation: str
    specs: tuple[str, ...]
    month_cents: tuple[int, int]
    resource_code: str
    resource_name: str


# What the main resource of a service is called, where it is not called like the service.
_RESOURCES = {
    "ec2": ("vm", "云主机"),
    "ebs": ("volume", "磁盘"),
    "eip": ("ip", "弹性IP"),
    "obs": ("obs", "对象存储资源包"),
    "cbr": ("vault", "存储库"),
    "cce": ("cce.cluster", "容器集群"),
    "workspace": ("workspace.desktop", "桌面"),
    "scm": ("certificate", "SSL证书"),
}


def _product(row: str) -> Product:
    code, name, abbreviation, low, high, *specs = row.split("|")
    kind, resource = _RESOURCES.get(code, (code, name))
    return Product(
        f"hws.service.type.{code}",
        name,
        abbreviation,
        tuple(specs),
        (int(low) * 100, int(high) * 100),
        f"hws.resource.type.{kind}",
        resource,
    )


# code | name | abbreviation | yuan a month, from | until | specifications
# The frequent ones come first: `orders.py` draws from the beginning more often.
_TABLE = """\
ec2|弹性云服务器|ECS|85|2600|通用计算型 c7.2 2核4GB|通用型 s7.4 4核16GB|内存优化型 m7.8 8核64GB
ebs|云硬盘|EVS|12|800|高IO 100GB|超高IO 500GB|通用型SSD 40GB|极速型SSD 1TB
eip|弹性公网IP|EIP|20|180|动态BGP|静态BGP|优选BGP
rds|云数据库RDS|RDS|210|5200|MySQL 8.0 主备 2核8GB|PostgreSQL 15 主备 4核16GB|SQL Server 8核32GB
obs|对象存储服务|OBS|9|900|标准存储包 500GB|标准存储多AZ包 1TB|归档存储包 10TB
bandwidth|共享带宽|BWP|95|4600|按带宽计费 5Mbit/s|按带宽计费 50Mbit/s|按带宽计费 200Mbit/s
cdn|内容分发网络|CDN|18|3800|全站加速流量包 1TB|静态加速流量包 10TB|HTTPS请求包 1亿次
waf|Web应用防火墙|WAF|99|9800|入门版|标准版|专业版 域名扩展包|铂金版
dcs|分布式缓存服务|DCS|64|2800|Redis 6.0 主备 4GB|Redis 7.0 Cluster集群 32GB|Memcached 2GB
cbr|云备份|CBR|20|1500|云服务器备份存储库 500GB|云硬盘备份存储库 2TB
hss|主机安全服务|HSS|60|900|企业版|旗舰版|网页防篡改版
elb|弹性负载均衡|ELB|25|1300|独享型 应用型 小型I|独享型 网络型 中型II
vpn|虚拟专用网络|VPN|180|1800|专业型1 连接组10|专业型2 连接组50
nat|NAT网关|NAT|300|2900|公网NAT网关 小型|公网NAT网关 大型|私网NAT网关 中型
cce|云容器引擎|CCE|550|6900|50节点 高可用|200节点 高可用
dds|文档数据库服务|DDS|190|3900|副本集 4.4 2核4GB|集群 5.0 4核8GB
gaussdb|云数据库GaussDB|GaussDB|980|21000|集中式 主备 8核32GB|分布式 16核128GB
scm|SSL证书管理服务|CCM|90|1200|OV 单域名|OV 泛域名|EV 多域名
dms|分布式消息服务|DMS|280|5400|Kafka 3.x 3节点 600GB|RocketMQ 4.8 基础版|RabbitMQ 3.8 集群
sfs|弹性文件服务|SFS|35|2100|SFS Turbo 标准型 500GB|SFS Turbo 性能型 2TB
workspace|云桌面|Workspace|110|680|办公型 4核8GB|专业型 8核16GB|图形型 G7 16核64GB
bms|裸金属服务器|BMS|4200|16800|physical.c6s.xlarge 40核192GB|physical.s7.large 64核256GB
mrs|MapReduce服务|MRS|880|19800|分析集群 3.3 3节点|混合集群 3.3 8节点
dws|数据仓库服务|GaussDB(DWS)|1600|28000|标准数仓 8核64GB 3节点|存算分离 16核128GB 6节点
css|云搜索服务|CSS|380|7600|Elasticsearch 7.10 3节点|OpenSearch 2.x 5节点
modelarts|AI开发平台ModelArts|ModelArts|1200|46000|Ascend 8卡 专属资源池|GPU P4 训练套餐包
dli|数据湖探索|DLI|350|5200|CU时套餐包 1万|专属队列 64CU
aad|DDoS高防|AAD|2600|24000|联通 保底10Gbit/s|BGP 保底20Gbit/s
cbh|云堡垒机|CBH|430|3900|50资产 标准版|200资产 专业版
dbss|数据库安全服务|DBSS|720|5600|基础版 3实例|专业版 6实例
domain|域名注册服务|Domains|5|60|.com 首年|.cn 首年|.com.cn 续费
smn|消息通知服务|SMN|3|260|短信套餐包 1万条|短信套餐包 10万条
live|视频直播|Live|40|2600|下行流量包 1TB|转码时长包
vod|视频点播|VOD|30|1900|存储包 500GB|流量包 5TB
meeting|云会议|Meeting|120|3400|企业版 100方|网络研讨会 500方
apig|API网关|APIG|320|5100|专享版 基础版|专享版 企业版
er|企业路由器|ER|210|1700|连接 5|连接 20
cc|云连接|CC|260|8800|带宽包 中国大陆 10Mbit/s|带宽包 跨地域 100Mbit/s
codearts|软件开发生产线|CodeArts|19|4800|基础版 10人|专业版 50人|企业版 200人
iotda|设备接入|IoTDA|60|3900|标准版 SU1|企业版 10万设备
deh|专属主机|DeH|3100|15400|s7 专属主机|c7 专属主机
roma|应用与数据集成平台|ROMA Connect|2900|19800|基础版|专业版
"""

PRODUCTS = tuple(_product(row) for row in _TABLE.splitlines())
_BY_CODE = {product.code: product for product in PRODUCTS}


def of_code(code: str) -> Product:
    """The product of a service type; of one that a test made up, the first there is."""
    return _BY_CODE.get(code, PRODUCTS[0])
