"""Regions in which the sandbox's customers run something, the busy ones first."""

REGIONS = {
    "cn-north-4": "华北-北京四",
    "cn-east-3": "华东-上海一",
    "cn-south-1": "华南-广州",
    "cn-southwest-2": "西南-贵阳一",
    "cn-north-9": "华北-乌兰察布一",
    "cn-east-2": "华东-上海二",
    "ap-southeast-1": "中国-香港",
    "ap-southeast-3": "亚太-新加坡",
}
REGION_CODES = tuple(REGIONS)
