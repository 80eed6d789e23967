<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>(not empty)</source>
        <translation>（非空）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 row copied</source>
        <translation>已复制 1 条</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A custom site, and only that, has --endpoint.</source>
        <translation>--endpoint 只用于自定义站点，自定义站点也必须有它。</translation>
    </message>
    <message>
        <source>A firewall or a proxy may stand between. Where it has a list of allowed hosts, it must hold this one, and for the vendor&apos;s sites apigw-external-lb-waf.cn-north-4.myhuaweicloud.com, the gateway.</source>
        <translation>中间可能有防火墙或代理。如果它设有允许访问的主机名单，请把此主机加入名单；华为云的站点还需加入网关 apigw-external-lb-waf.cn-north-4.myhuaweicloud.com。</translation>
    </message>
    <message>
        <source>A name has 1 to 80 characters.</source>
        <translation>名称须为 1 到 80 个字符。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote the local copy. Install that version again.</source>
        <translation>本机数据由更新版本的程序写入。请重新安装该版本。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote your notes. Install that version again.</source>
        <translation>您的备注由更新版本的程序写入。请重新安装该版本。</translation>
    </message>
    <message>
        <source>A partner cannot issue a voucher to itself.</source>
        <translation>伙伴不能给自己发放代金券。</translation>
    </message>
    <message>
        <source>A passphrase has at least 8 characters.</source>
        <translation>口令至少 8 个字符。</translation>
    </message>
    <message>
        <source>A period may span one year at most. Ask for shorter ones.</source>
        <translation>时间跨度最长一年，请分段查询。</translation>
    </message>
    <message>
        <source>A request to an unknown address was stopped</source>
        <translation>发往未知地址的请求已被阻止</translation>
    </message>
    <message>
        <source>A window uses this account. Close it first.</source>
        <translation>有窗口正在使用该账号，请先关闭窗口。</translation>
    </message>
    <message>
        <source>A workbook is no text: name a file with -o.</source>
        <translation>Excel 工作簿不能作为文本输出，请用 -o 指定文件。</translation>
    </message>
    <message>
        <source>Abbreviation</source>
        <translation>缩写</translation>
    </message>
    <message>
        <source>About Partner Desk</source>
        <translation>关于 Partner Desk</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Access key (AK)</source>
        <translation>访问密钥 ID（AK）</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Account and resources frozen</source>
        <translation>账号和资源冻结</translation>
    </message>
    <message>
        <source>Account frozen</source>
        <translation>账号冻结</translation>
    </message>
    <message>
        <source>Account manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账号管理…</translation>
    </message>
    <message>
        <source>Add one: partner-desk account add. Or look at sample data: partner-desk --demo sync</source>
        <translation>请添加账号：partner-desk account add。也可以先看样例数据：partner-desk --demo sync</translation>
    </message>
    <message>
        <source>Add to the sort</source>
        <translation>加入排序</translation>
    </message>
    <message>
        <source>Add, list or remove accounts.</source>
        <translation>添加、列出或移除账号。</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Added {name}. Try it: partner-desk doctor</source>
        <translation>已添加 {name}。可以检查一下：partner-desk doctor</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>All columns with the names, codes and UTC of the API; numbers are exact.</source>
        <translation>全部列，使用接口的字段名、代码和 UTC 时间；数字为精确值。</translation>
    </message>
    <message>
        <source>All computers of a partner share one quota.</source>
        <translation>同一伙伴的所有电脑共用一份接口配额。</translation>
    </message>
    <message>
        <source>Also rows no longer listed.</source>
        <translation>也包括云端已无的行。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount payable</source>
        <translation>应付金额</translation>
    </message>
    <message>
        <source>An eye in the header of a column shows its content.</source>
        <translation>点击列头的眼睛，可以显示该列的内容。</translation>
    </message>
    <message>
        <source>Another program holds the local files. Close it and try again.</source>
        <translation>本机文件正被其他程序占用。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>Another seed, other data.</source>
        <translation>随机种子；种子不同，数据不同。</translation>
    </message>
    <message>
        <source>Another sync of this account is running</source>
        <translation>该账号的另一个同步正在进行</translation>
    </message>
    <message>
        <source>Another window has this account; it was brought forward.</source>
        <translation>该账号已在另一个窗口中打开，已为您切换过去。</translation>
    </message>
    <message>
        <source>Another window of Partner Desk uses this account and does not answer</source>
        <translation>Partner Desk 的另一个窗口正在使用该账号，但没有应答</translation>
    </message>
    <message>
        <source>Apache License 2.0, with these notices:</source>
        <translation>Apache License 2.0，并附以下声明：</translation>
    </message>
    <message>
        <source>As seen: {rows} rows, {columns} columns, in this order</source>
        <translation>与所见一致：{rows} 条，{columns} 列，按当前顺序</translation>
    </message>
    <message>
        <source>As the API sends it: its names, codes and UTC</source>
        <translation>接口原样：字段名、代码和 UTC 时间</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask for one period or range of a column at a time.</source>
        <translation>同一列一次只能用一个时间段或范围。</translation>
    </message>
    <message>
        <source>Ask the administrator of your partner account for it.</source>
        <translation>请联系伙伴账号的管理员开通。</translation>
    </message>
    <message>
        <source>Ask the administrator of your partner account for the permission item {item}.</source>
        <translation>请联系伙伴账号的管理员，开通权限项 {item}。</translation>
    </message>
    <message>
        <source>Ask the administrator of your partner account for the permission.</source>
        <translation>请联系伙伴账号的管理员开通权限。</translation>
    </message>
    <message>
        <source>Asking the partner API…</source>
        <translation>正在询问伙伴接口…</translation>
    </message>
    <message>
        <source>Associated on</source>
        <translation>关联时间</translation>
    </message>
    <message>
        <source>Association</source>
        <translation>关联类型</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不高于</translation>
    </message>
    <message>
        <source>At most so many rows, 100 if not said; all of them with: 0.</source>
        <translation>最多显示的条数，默认 100；0 表示全部。</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用额度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the usual order</source>
        <translation>恢复默认排序</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>客户余额</translation>
    </message>
    <message>
        <source>Base product</source>
        <translation>基础产品</translation>
    </message>
    <message>
        <source>Beijing time</source>
        <translation>北京时间</translation>
    </message>
    <message>
        <source>CSV, for any spreadsheet (.csv)</source>
        <translation>CSV，各种表格软件通用 (.csv)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>产品目录</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Channel contract</source>
        <translation>渠道商务合同折扣</translation>
    </message>
    <message>
        <source>Check connection, sign-in and permissions.</source>
        <translation>检查网络连接、登录和权限。</translation>
    </message>
    <message>
        <source>Check free space and permissions of the folder. Nothing was lost at the source.</source>
        <translation>云端数据没有丢失。请检查磁盘剩余空间和文件夹的权限。</translation>
    </message>
    <message>
        <source>Check free space and the folder, and close the file in other programs.</source>
        <translation>请检查磁盘剩余空间和文件夹，并在其他程序中关闭该文件。</translation>
    </message>
    <message>
        <source>Check the access key and the secret key, and that they belong to this site.</source>
        <translation>请检查访问密钥（AK 和 SK）是否正确，是否属于此站点。</translation>
    </message>
    <message>
        <source>Check the network, the DNS server, and the site of the account.</source>
        <translation>请检查网络、DNS 服务器和账号的站点。</translation>
    </message>
    <message>
        <source>Check the spelling; the possible values are in the details.</source>
        <translation>请检查拼写；可用的值见详情。</translation>
    </message>
    <message>
        <source>Check the user name, the password and the account name.</source>
        <translation>请检查用户名、密码和账号名。</translation>
    </message>
    <message>
        <source>Check what was asked for. The code and the request number are in the details.</source>
        <translation>请检查所提交的内容。错误码和请求 ID 见详情。</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国站</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>选择列…</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Click on its header</source>
        <translation>点击列头</translation>
    </message>
    <message>
        <source>Click to copy</source>
        <translation>点击复制</translation>
    </message>
    <message>
        <source>Click to sort, Ctrl-click to sort by several columns</source>
        <translation>点击排序，按住 Ctrl 点击按多列排序</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Close the details, then clear the search</source>
        <translation>先关闭详情，再清除搜索</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Commercial contract</source>
        <translation>商务合同折扣</translation>
    </message>
    <message>
        <source>Commercial resource</source>
        <translation>商务资源</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Connection (TCP)</source>
        <translation>连接（TCP）</translation>
    </message>
    <message>
        <source>Consumed</source>
        <translation>已消费金额</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy this value</source>
        <translation>复制此值</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>带列头复制</translation>
    </message>
    <message>
        <source>Copying… {done} of {rows} rows</source>
        <translation>正在复制… {done} / {rows} 条</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>读取失败</translation>
    </message>
    <message>
        <source>Country code</source>
        <translation>国家码</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Credentials are sent to the declared hosts of the site only. Check the site.</source>
        <translation>密钥和密码只发给站点已声明的主机，请求没有发出。请检查站点。</translation>
    </message>
    <message>
        <source>Ctrl-click on their headers</source>
        <translation>按住 Ctrl 点击列头</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户 ID</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers and orders of a cloud partner. Without a command it opens the window.</source>
        <translation>云伙伴的客户和订单。不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data as of {time}</source>
        <translation>数据截至 {time}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Deleted in the console</source>
        <translation>控制台删除资源</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation>此行详情</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣类型</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Distributor</source>
        <translation>分销商</translation>
    </message>
    <message>
        <source>Do not ask.</source>
        <translation>不再询问。</translation>
    </message>
    <message>
        <source>Do not encrypt</source>
        <translation>不加密</translation>
    </message>
    <message>
        <source>Drop all filters and the search</source>
        <translation>清除全部筛选和搜索</translation>
    </message>
    <message>
        <source>Drop the filter “{words}”</source>
        <translation>去掉筛选“{words}”</translation>
    </message>
    <message>
        <source>Drop this filter</source>
        <translation>去掉此筛选</translation>
    </message>
    <message>
        <source>Drop “{filter}”: {rows} rows</source>
        <translation>去掉“{filter}”：{rows} 条</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Effective from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Encrypt with a passphrase</source>
        <translation>用口令加密</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>加密（TLS）</translation>
    </message>
    <message>
        <source>Enter it, or set PARTNER_DESK_PASSPHRASE.</source>
        <translation>请输入口令，或设置 PARTNER_DESK_PASSPHRASE。</translation>
    </message>
    <message>
        <source>Enter the key again…</source>
        <translation>重新输入密钥…</translation>
    </message>
    <message>
        <source>Entered afterwards</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Enterprise projects</source>
        <translation>企业项目</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>欧洲站</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Excel 工作簿 (.xlsx)</translation>
    </message>
    <message>
        <source>Exchanging</source>
        <translation>换货中</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>失效时间</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export {dataset}</source>
        <translation>导出{dataset}</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Fee adjustment</source>
        <translation>费用调整</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by this column…</source>
        <translation>按此列筛选…</translation>
    </message>
    <message>
        <source>Filter this table</source>
        <translation>筛选此表</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>自动列宽</translation>
    </message>
    <message>
        <source>Free some space: 500 MB is the least the local copy should have.</source>
        <translation>请清理磁盘：本机数据至少需要 500 MB 剩余空间。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结状态</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>云端已无</translation>
    </message>
    <message>
        <source>Gone at the source: the API no longer lists this row.</source>
        <translation>云端已无：接口不再列出这一行。</translation>
    </message>
    <message>
        <source>Granted by the partner</source>
        <translation>合作伙伴授权折扣</translation>
    </message>
    <message>
        <source>Handling fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Hide personal data</source>
        <translation>隐藏敏感信息</translation>
    </message>
    <message>
        <source>Hide the content</source>
        <translation>隐藏内容</translation>
    </message>
    <message>
        <source>Hide the content of this column</source>
        <translation>隐藏此列内容</translation>
    </message>
    <message>
        <source>Hide the content of {column}</source>
        <translation>隐藏“{column}”的内容</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏此列</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>How long each answer takes.</source>
        <translation>每次应答所需的时间。</translation>
    </message>
    <message>
        <source>How many customers.</source>
        <translation>客户数量。</translation>
    </message>
    <message>
        <source>How many orders, over three years.</source>
        <translation>三年内的订单数量。</translation>
    </message>
    <message>
        <source>IAM address</source>
        <translation>IAM 地址</translation>
    </message>
    <message>
        <source>If your company has a proxy, enter it in the settings or set HTTPS_PROXY.</source>
        <translation>如果公司使用代理，请在设置中填写，或设置 HTTPS_PROXY。</translation>
    </message>
    <message>
        <source>If your company inspects traffic, ask its IT to install its certificate on this computer.</source>
        <translation>如果公司会检查网络流量，请联系 IT 部门在本机安装公司的证书。</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>在表格中</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Include hidden content in the clear</source>
        <translation>包含隐藏的内容（明文）</translation>
    </message>
    <message>
        <source>International</source>
        <translation>国际站</translation>
    </message>
    <message>
        <source>Invented customers and orders; nothing here is real.</source>
        <translation>客户和订单均为虚构，没有真实数据。</translation>
    </message>
    <message>
        <source>It can damage files when two programs write at once. Install this program anew.</source>
        <translation>两个程序同时写入时，此版本可能损坏文件。请重新安装本程序。</translation>
    </message>
    <message>
        <source>It is not right. Enter it again; if it is lost, remove the account and sign in anew.</source>
        <translation>口令不正确。请重新输入；如果已忘记，请移除该账号后重新登录。</translation>
    </message>
    <message>
        <source>Its address of sign-in.</source>
        <translation>自定义站点的登录（IAM）地址。</translation>
    </message>
    <message>
        <source>Its address of tickets.</source>
        <translation>自定义站点的工单接口地址。</translation>
    </message>
    <message>
        <source>Its key and its local copy are deleted here. Nothing changes at the partner API.</source>
        <translation>将删除本机上的密钥和本机数据。云端没有任何变化。</translation>
    </message>
    <message>
        <source>JSON lines, for programs (.jsonl)</source>
        <translation>JSON lines，供程序使用 (.jsonl)</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Keep the face value and the number of vouchers within the limits of the quota.</source>
        <translation>面额或张数超出额度的限制，请调整后重试。</translation>
    </message>
    <message>
        <source>Key of the account</source>
        <translation>账号密钥</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys and customer data may lie readable on this computer</source>
        <translation>允许密钥和客户数据以明文存放在本机</translation>
    </message>
    <message>
        <source>Keys are kept in the keyring of this computer.</source>
        <translation>密钥保存在本机系统的钥匙串中。</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>订单行 ID</translation>
    </message>
    <message>
        <source>Lines are read one order at a time: open an order to read its lines.</source>
        <translation>订单行按订单逐个读取：请打开一个订单，读取它的订单行。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>官网价</translation>
    </message>
    <message>
        <source>Masked otherwise: {columns}.</source>
        <translation>不勾选时，以下各列保持隐藏：{columns}。</translation>
    </message>
    <message>
        <source>Money cannot be moved to or from a customer who pays the vendor directly.</source>
        <translation>顾问销售客户直接向华为云付款，不能拨款或回收。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+Down）</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+Up）</translation>
    </message>
    <message>
        <source>My partner account</source>
        <translation>我的伙伴账号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>账号的名称</translation>
    </message>
    <message>
        <source>Name of the host (DNS)</source>
        <translation>主机名解析（DNS）</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>从未读取</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新购</translation>
    </message>
    <message>
        <source>New name of the account</source>
        <translation>账号的新名称</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>云端已无</translation>
    </message>
    <message>
        <source>No more transactions can be made today. Try again tomorrow.</source>
        <translation>今天的交易次数已达上限，请明天再试。</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>No permission for {dataset}</source>
        <translation>没有查看{dataset}的权限</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>没有数据。</translation>
    </message>
    <message>
        <source>No single filter is the reason: drop several of them.</source>
        <translation>不是某一个筛选造成的，请去掉其中几个。</translation>
    </message>
    <message>
        <source>Nobody can be asked here. Say so with --yes.</source>
        <translation>此处无法询问，请用 --yes 确认。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Not in the local copy.</source>
        <translation>本机数据中没有。</translation>
    </message>
    <message>
        <source>Not read completely yet</source>
        <translation>尚未读全</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未实名认证</translation>
    </message>
    <message>
        <source>Nothing has been read yet</source>
        <translation>还没有读取过</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合条件的数据</translation>
    </message>
    <message>
        <source>Nothing of this answer was stored. Try again later or report it with the log.</source>
        <translation>这次应答的内容没有保存。请稍后重试，或附上日志反馈。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline. Rows appear as soon as the partner API can be reached.</source>
        <translation>当前离线，连上伙伴接口后即会显示数据。</translation>
    </message>
    <message>
        <source>On demand to prepaid</source>
        <translation>按需转包年/包月</translation>
    </message>
    <message>
        <source>One JSON object for each row.</source>
        <translation>每行输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>One of the values is not accepted. The details say which one.</source>
        <translation>有一个值未被接受，具体是哪一个请看详情。</translation>
    </message>
    <message>
        <source>One-time</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Only rows with these words.</source>
        <translation>只保留含有这些文字的行。</translation>
    </message>
    <message>
        <source>Only rows with this value; a range is written A..B. May be repeated.</source>
        <translation>只保留为此值的行；范围写作 A..B。可重复使用。</translation>
    </message>
    <message>
        <source>Only rows with “{value}”</source>
        <translation>只看“{value}”</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Open: {dataset}</source>
        <translation>打开：{dataset}</translation>
    </message>
    <message>
        <source>Operations address</source>
        <translation>运营接口地址</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>Order lines</source>
        <translation>订单行</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Order price adjustment</source>
        <translation>订单调价折扣</translation>
    </message>
    <message>
        <source>Order type</source>
        <translation>订单类型</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Orders inside</source>
        <translation>子订单</translation>
    </message>
    <message>
        <source>Other addresses</source>
        <translation>其他地址</translation>
    </message>
    <message>
        <source>Others of your company use the quota too: choose a smaller share in the settings.</source>
        <translation>公司里的其他人也在用这份配额，请在设置中调低本机的配额占比。</translation>
    </message>
    <message>
        <source>Owning service</source>
        <translation>所属云服务</translation>
    </message>
    <message>
        <source>PARTNER_DESK_ENDPOINT needs PARTNER_DESK_AK and PARTNER_DESK_SK, or PARTNER_DESK_TOKEN.</source>
        <translation>设置 PARTNER_DESK_ENDPOINT 时，还需设置 PARTNER_DESK_AK 和 PARTNER_DESK_SK，或者 PARTNER_DESK_TOKEN。</translation>
    </message>
    <message>
        <source>PROBLEM</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>支付时间</translation>
    </message>
    <message>
        <source>Paid by flexi-purchase coupon</source>
        <translation>现金券抵扣</translation>
    </message>
    <message>
        <source>Paid by stored-value card</source>
        <translation>储值卡抵扣</translation>
    </message>
    <message>
        <source>Paid by the partner</source>
        <translation>伙伴代支付</translation>
    </message>
    <message>
        <source>Paid by voucher</source>
        <translation>代金券抵扣</translation>
    </message>
    <message>
        <source>Partner Desk</source>
        <translation>Partner Desk</translation>
    </message>
    <message>
        <source>Partner Desk {version}</source>
        <translation>Partner Desk {version}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase of the account</source>
        <translation>账号的口令</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>{name} 的口令</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Paying partner</source>
        <translation>代支付伙伴</translation>
    </message>
    <message>
        <source>Pending confirmation</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Pending payment</source>
        <translation>待支付</translation>
    </message>
    <message>
        <source>Pending pick-up</source>
        <translation>待上门取货</translation>
    </message>
    <message>
        <source>Pending receipt</source>
        <translation>待收货</translation>
    </message>
    <message>
        <source>Pending refund</source>
        <translation>待退款</translation>
    </message>
    <message>
        <source>Pending review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Pending shipment</source>
        <translation>待发货</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期类型</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>周期数量</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Personal data in the clear.</source>
        <translation>以明文显示敏感信息。</translation>
    </message>
    <message>
        <source>Placed by</source>
        <translation>订单来源</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台标识</translation>
    </message>
    <message>
        <source>Platform account</source>
        <translation>平台账号</translation>
    </message>
    <message>
        <source>Port {port} cannot be used. Choose another one.</source>
        <translation>端口 {port} 无法使用，请换一个。</translation>
    </message>
    <message>
        <source>Prepaid to on demand</source>
        <translation>包年/包月转按需</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品类型</translation>
    </message>
    <message>
        <source>Product code</source>
        <translation>产品类型编码</translation>
    </message>
    <message>
        <source>Product number</source>
        <translation>产品 ID</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销折扣</translation>
    </message>
    <message>
        <source>Protect the account by a passphrase, or choose to store it unprotected.</source>
        <translation>请用口令保护该账号，或选择不加保护地保存。</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护方式</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>订购数量</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>接口配额</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Read everything, not only what changed.</source>
        <translation>读取全部，而不只是变化的部分。</translation>
    </message>
    <message>
        <source>Read from the API what is new or changed: all lists, or these.</source>
        <translation>从接口读取新增和变化的数据：全部列表，或指定的列表。</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>立即读取</translation>
    </message>
    <message>
        <source>Reading can simply be tried again. Check the records before repeating a write.</source>
        <translation>读取可以直接重试。写操作可能已经生效，重复之前请先核对记录。</translation>
    </message>
    <message>
        <source>Reading {dataset} {percent} %</source>
        <translation>正在读取{dataset} {percent} %</translation>
    </message>
    <message>
        <source>Reading {dataset}: {rows} rows</source>
        <translation>正在读取{dataset}：{rows} 条</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Real-name status</source>
        <translation>实名认证状态</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>基础数据</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>顾问销售</translation>
    </message>
    <message>
        <source>Refresh everything</source>
        <translation>刷新全部</translation>
    </message>
    <message>
        <source>Refresh this table</source>
        <translation>刷新此表</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove an account from this computer, with its local copy.</source>
        <translation>从本机移除账号及其本机数据。</translation>
    </message>
    <message>
        <source>Remove the account {name}?</source>
        <translation>移除账号 {name}？</translation>
    </message>
    <message>
        <source>Remove {name} and its local copy from this computer?</source>
        <translation>从本机移除 {name} 及其本机数据？</translation>
    </message>
    <message>
        <source>Removed {name}.</source>
        <translation>已移除 {name}。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续订</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Requests at a time</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>Requests per second for each operation; without limit: 0.</source>
        <translation>每个接口每秒的请求数；0 表示不限。</translation>
    </message>
    <message>
        <source>Resale</source>
        <translation>代售</translation>
    </message>
    <message>
        <source>Resale (international)</source>
        <translation>转售（国际站）</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Rows that the API no longer lists are kept here.</source>
        <translation>接口不再列出的行，在本机仍会保留。</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>样例数据</translation>
    </message>
    <message>
        <source>Save a picture of each tab to this folder, without a display, and end.</source>
        <translation>把每个标签页的图片保存到此文件夹后退出，不需要显示器。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search columns</source>
        <translation>搜索列</translation>
    </message>
    <message>
        <source>Search this table</source>
        <translation>搜索此表</translation>
    </message>
    <message>
        <source>Search {dataset}</source>
        <translation>搜索{dataset}</translation>
    </message>
    <message>
        <source>Search: {text}</source>
        <translation>搜索：{text}</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>秘密访问密钥</translation>
    </message>
    <message>
        <source>Secret key (SK)</source>
        <translation>秘密访问密钥（SK）</translation>
    </message>
    <message>
        <source>Select a row to see it in full.</source>
        <translation>请选中一行，查看全部内容。</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Serve made-up data like the partner API does, on this computer.</source>
        <translation>在本机模拟伙伴接口，提供虚构的数据。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Service types</source>
        <translation>云服务类型</translation>
    </message>
    <message>
        <source>Set either the access key and the secret key, or a token.</source>
        <translation>请设置访问密钥（AK 和 SK），或设置令牌，二者选一。</translation>
    </message>
    <message>
        <source>Set the clock of this computer; the API accepts a difference of 15 minutes.</source>
        <translation>请校准本机时钟；接口只接受 15 分钟以内的误差。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Share of the quota</source>
        <translation>配额占比</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Show all: {dataset}</source>
        <translation>查看全部：{dataset}</translation>
    </message>
    <message>
        <source>Show content</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Show hidden names</source>
        <translation>显示隐藏的名称</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show or hide the content</source>
        <translation>显示或隐藏内容</translation>
    </message>
    <message>
        <source>Show or hide the content of a column</source>
        <translation>显示或隐藏一列的内容</translation>
    </message>
    <message>
        <source>Show rows of the local copy as a table.</source>
        <translation>以表格显示本机数据。</translation>
    </message>
    <message>
        <source>Show rows that left</source>
        <translation>显示云端已无的行</translation>
    </message>
    <message>
        <source>Show the content</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Show the content of this column</source>
        <translation>显示此列内容</translation>
    </message>
    <message>
        <source>Show the content of {column}</source>
        <translation>显示“{column}”的内容</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in as this user, by password.</source>
        <translation>以此用户登录，使用密码。</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Sign in with a key</source>
        <translation>使用密钥登录</translation>
    </message>
    <message>
        <source>Sign in with a key, or with a user and a password.</source>
        <translation>使用密钥登录，或使用用户名和密码登录。</translation>
    </message>
    <message>
        <source>Sign in with another key…</source>
        <translation>使用其他密钥登录…</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed in. Some lists are closed to this account.</source>
        <translation>已登录。部分列表未对该账号开放。</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Something in Partner Desk went wrong. It goes on; the log has the details.</source>
        <translation>Partner Desk 内部出错，程序仍可继续使用，详情见日志。</translation>
    </message>
    <message>
        <source>Something is missing; the details say which option.</source>
        <translation>缺少必要的选项，具体是哪一个请看详情。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort by a column</source>
        <translation>按一列排序</translation>
    </message>
    <message>
        <source>Sort by several columns</source>
        <translation>按多列排序</translation>
    </message>
    <message>
        <source>Sort by this column, descending with -. May be repeated.</source>
        <translation>按此列排序，前面加 - 为降序。可重复使用。</translation>
    </message>
    <message>
        <source>Sort by this column; again: the other way, then not at all</source>
        <translation>按此列排序；再点一次反向，第三次取消</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>产品规格</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Still needed: {field}</source>
        <translation>还缺：{field}</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Stop reading; what was read is kept</source>
        <translation>停止读取，已读取的数据会保留</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Such as http://proxy.example:8080. Empty: as the system.</source>
        <translation>例如 http://proxy.example:8080；留空则跟随系统。</translation>
    </message>
    <message>
        <source>Sync every</source>
        <translation>同步间隔</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Tabs 1 to 9</source>
        <translation>第 1 至 9 个标签页</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>移动电话</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>The API accepts a difference of 15 minutes. Set the clock and try again.</source>
        <translation>接口只接受 15 分钟以内的误差。请校准时钟后重试。</translation>
    </message>
    <message>
        <source>The API lists none.</source>
        <translation>接口没有列出数据。</translation>
    </message>
    <message>
        <source>The API tells balances of resale customers only: no balance is not zero.</source>
        <translation>接口只提供代售客户的余额：没有余额记录不等于余额为零。</translation>
    </message>
    <message>
        <source>The access key.</source>
        <translation>访问密钥 ID（AK）。</translation>
    </message>
    <message>
        <source>The account name of the user.</source>
        <translation>用户所属的账号名。</translation>
    </message>
    <message>
        <source>The account to use.</source>
        <translation>要使用的账号。</translation>
    </message>
    <message>
        <source>The accounts on this computer.</source>
        <translation>本机上的账号。</translation>
    </message>
    <message>
        <source>The address of a custom site.</source>
        <translation>自定义站点的地址。</translation>
    </message>
    <message>
        <source>The balance is too low. Recharge the account that pays.</source>
        <translation>余额不足，请为付款账户充值。</translation>
    </message>
    <message>
        <source>The bank refused. Check the card, or ask the bank.</source>
        <translation>银行拒绝了请求。请检查银行卡，或咨询银行。</translation>
    </message>
    <message>
        <source>The certificate of the server is not trusted. If your company inspects traffic, ask its IT.</source>
        <translation>服务器证书不受信任。如果公司会检查网络流量，请联系 IT 部门。</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>本机时钟不准</translation>
    </message>
    <message>
        <source>The colours of the pictures.</source>
        <translation>图片的配色。</translation>
    </message>
    <message>
        <source>The columns, in this order; all of them with: all.</source>
        <translation>要显示的列，按此顺序；all 表示全部列。</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>连接正常。</translation>
    </message>
    <message>
        <source>The content of this column is hidden.</source>
        <translation>此列内容已隐藏。</translation>
    </message>
    <message>
        <source>The customer cannot be registered by this account. Ask the vendor&apos;s support.</source>
        <translation>该账号不能注册此客户，请联系华为云客服。</translation>
    </message>
    <message>
        <source>The customer was registered, but not associated yet. Look again later.</source>
        <translation>客户已注册，但尚未完成关联，请稍后再查看。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again; nothing half-written was kept.</source>
        <translation>磁盘已满，写了一半的内容没有保留。请清理磁盘后重试。</translation>
    </message>
    <message>
        <source>The eye in its header</source>
        <translation>点击列头的眼睛</translation>
    </message>
    <message>
        <source>The fees could not be queried. Try again later.</source>
        <translation>费用查询失败，请稍后重试。</translation>
    </message>
    <message>
        <source>The file to write; the standard output if not said.</source>
        <translation>要写入的文件；不指定则写到标准输出。</translation>
    </message>
    <message>
        <source>The file with the secrets is damaged. Sign in to the account again.</source>
        <translation>存放密钥的文件已损坏，请重新登录该账号。</translation>
    </message>
    <message>
        <source>The first value of a range is the smaller one.</source>
        <translation>范围的第一个值应是较小的值。</translation>
    </message>
    <message>
        <source>The folder of this account cannot be written to. Check its permissions.</source>
        <translation>该账号的文件夹无法写入，请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>The form of the file.</source>
        <translation>文件的格式。</translation>
    </message>
    <message>
        <source>The key and the local copy of this account lie readable on this disk.</source>
        <translation>该账号的密钥和本机数据以明文存放在磁盘上。</translation>
    </message>
    <message>
        <source>The key of the local copy is gone: it has to be synced again.</source>
        <translation>本机数据的密钥已丢失，需要重新同步。</translation>
    </message>
    <message>
        <source>The key of the local copy was not in the keyring. The copy was set aside and is read again.</source>
        <translation>钥匙串中没有本机数据的密钥。原有数据已另存，正在重新读取。</translation>
    </message>
    <message>
        <source>The key of this account is not stored. Sign in again.</source>
        <translation>没有保存该账号的密钥，请重新登录。</translation>
    </message>
    <message>
        <source>The keyring of this computer did not open</source>
        <translation>本机系统的钥匙串未能打开</translation>
    </message>
    <message>
        <source>The language to speak.</source>
        <translation>界面语言。</translation>
    </message>
    <message>
        <source>The local copy is damaged. It will be set aside and read again from the API.</source>
        <translation>本机数据已损坏，将另行保存，并从接口重新读取。</translation>
    </message>
    <message>
        <source>The local copy was damaged. It was set aside, what could be read of it was carried over, and the rest is read again from the API.</source>
        <translation>本机数据曾损坏，已另行保存；能读出的部分已转入，其余部分将从接口重新读取。</translation>
    </message>
    <message>
        <source>The local files cannot be opened. Check that the folder exists and is yours.</source>
        <translation>本机文件无法打开。请确认文件夹存在，并且属于您。</translation>
    </message>
    <message>
        <source>The local files cannot be used</source>
        <translation>本机文件无法使用</translation>
    </message>
    <message>
        <source>The login, the phone number or the password has a form that is not accepted.</source>
        <translation>登录名、手机号或密码的格式不符合要求，请修改。</translation>
    </message>
    <message>
        <source>The order types go beyond what the quota allows.</source>
        <translation>订单类型超出了额度允许的范围。</translation>
    </message>
    <message>
        <source>The partner API cannot be reached</source>
        <translation>无法连接伙伴接口</translation>
    </message>
    <message>
        <source>The partner API did not answer</source>
        <translation>伙伴接口没有应答</translation>
    </message>
    <message>
        <source>The partner API had a problem of its own. Try again later.</source>
        <translation>伙伴接口自身出了问题，请稍后重试。</translation>
    </message>
    <message>
        <source>The partner API refused this</source>
        <translation>伙伴接口拒绝了此请求</translation>
    </message>
    <message>
        <source>The partner API sent an answer that cannot be read</source>
        <translation>伙伴接口的应答无法识别</translation>
    </message>
    <message>
        <source>The partner account uses vouchers itself and cannot issue them now.</source>
        <translation>该伙伴账号处于自用代金券的模式，目前不能发放。</translation>
    </message>
    <message>
        <source>The passphrase of this account is needed</source>
        <translation>需要该账号的口令</translation>
    </message>
    <message>
        <source>The password; better left out, like the secret key.</source>
        <translation>密码；与秘密访问密钥一样，建议不在命令中写出。</translation>
    </message>
    <message>
        <source>The port to listen on; a free one with: 0.</source>
        <translation>监听的端口；0 表示任选一个空闲端口。</translation>
    </message>
    <message>
        <source>The products go beyond what the quota allows.</source>
        <translation>产品超出了额度允许的范围。</translation>
    </message>
    <message>
        <source>The quota is missing, used up or not in effect. Read the quotas again.</source>
        <translation>额度不存在、已用完或未生效，请重新读取额度。</translation>
    </message>
    <message>
        <source>The quota is not in effect yet, or has expired. Choose another.</source>
        <translation>额度尚未生效或已过期，请另选一个。</translation>
    </message>
    <message>
        <source>The quota is shared by the whole partner account. It goes on by itself.</source>
        <translation>接口配额由整个伙伴账号共用，稍后会自动继续。</translation>
    </message>
    <message>
        <source>The result as one JSON object.</source>
        <translation>以一个 JSON 对象输出结果。</translation>
    </message>
    <message>
        <source>The same rows with all {columns} columns</source>
        <translation>同样的行，全部 {columns} 列</translation>
    </message>
    <message>
        <source>The secret key; better left out: it is asked for, or read from the input with -.</source>
        <translation>秘密访问密钥（SK）；建议不在命令中写出：程序会询问，或用 - 从标准输入读取。</translation>
    </message>
    <message>
        <source>The share of the partner&apos;s quota this computer may use, 50 if not said.</source>
        <translation>本机可用的伙伴接口配额占比，默认 50。</translation>
    </message>
    <message>
        <source>The share of the quota is a number above 0, and at most 1.</source>
        <translation>配额占比须大于 0，且不超过 1。</translation>
    </message>
    <message>
        <source>The sign-in was not accepted</source>
        <translation>登录未通过</translation>
    </message>
    <message>
        <source>The site; custom with --endpoint.</source>
        <translation>站点；custom 需配合 --endpoint。</translation>
    </message>
    <message>
        <source>The smallest is larger than the largest.</source>
        <translation>最小值大于最大值。</translation>
    </message>
    <message>
        <source>The token is not valid or has expired. Get a new one and sign in again.</source>
        <translation>令牌无效或已过期，请获取新令牌后重新登录。</translation>
    </message>
    <message>
        <source>The total of the face values is too high. Issue less.</source>
        <translation>总面额超出限制，请减少发放。</translation>
    </message>
    <message>
        <source>The verification code is wrong or has expired. Ask for a new one.</source>
        <translation>验证码错误或已过期，请重新获取。</translation>
    </message>
    <message>
        <source>The window that is open does it.</source>
        <translation>由已打开的窗口执行。</translation>
    </message>
    <message>
        <source>There are no data for this.</source>
        <translation>没有相应的数据。</translation>
    </message>
    <message>
        <source>There are rows without this filter:</source>
        <translation>去掉下面的筛选后有数据：</translation>
    </message>
    <message>
        <source>There is an account of this name already.</source>
        <translation>已有同名的账号。</translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>还没有账号</translation>
    </message>
    <message>
        <source>There is no account yet.</source>
        <translation>还没有账号。</translation>
    </message>
    <message>
        <source>There is no account yet: partner-desk account add</source>
        <translation>还没有账号，请添加：partner-desk account add</translation>
    </message>
    <message>
        <source>There is no column {name}.</source>
        <translation>没有名为 {name} 的列。</translation>
    </message>
    <message>
        <source>There is no column {name}. Did you mean {close}?</source>
        <translation>没有名为 {name} 的列。您要找的是 {close} 吗？</translation>
    </message>
    <message>
        <source>There is no list {name}.</source>
        <translation>没有名为 {name} 的列表。</translation>
    </message>
    <message>
        <source>There is no list {name}. Did you mean {close}?</source>
        <translation>没有名为 {name} 的列表。您要找的是 {close} 吗？</translation>
    </message>
    <message>
        <source>There is no local copy yet. Read it first: partner-desk sync</source>
        <translation>还没有本机数据，请先读取：partner-desk sync</translation>
    </message>
    <message>
        <source>There is no such account.</source>
        <translation>没有这个账号。</translation>
    </message>
    <message>
        <source>There is no such customer. Read the customers again.</source>
        <translation>没有这个客户，请重新读取客户。</translation>
    </message>
    <message>
        <source>There is no such site.</source>
        <translation>没有这个站点。</translation>
    </message>
    <message>
        <source>There is nothing at this address. Check the site in the settings.</source>
        <translation>此地址没有服务，请在设置中检查站点。</translation>
    </message>
    <message>
        <source>These are too many vouchers. Issue fewer at a time.</source>
        <translation>代金券张数过多，请减少每次发放的张数。</translation>
    </message>
    <message>
        <source>This account is not a partner. Sign in with a partner&apos;s account.</source>
        <translation>该账号不是伙伴账号，请使用伙伴账号登录。</translation>
    </message>
    <message>
        <source>This account is not allowed to do this</source>
        <translation>该账号无权执行此操作</translation>
    </message>
    <message>
        <source>This account is not an enrolled partner. Sign in with a partner&apos;s account.</source>
        <translation>该账号尚未注册成为伙伴，请使用伙伴账号登录。</translation>
    </message>
    <message>
        <source>This account lacks the permission item {items}.</source>
        <translation>该账号缺少权限项 {items}。</translation>
    </message>
    <message>
        <source>This belongs to another site. Choose the other site when signing in.</source>
        <translation>这属于另一个站点，请在登录时选择那个站点。</translation>
    </message>
    <message>
        <source>This cannot be done as asked</source>
        <translation>无法按此要求执行</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep keys in.</source>
        <translation>本机没有可存放密钥的钥匙串。</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the key in</source>
        <translation>本机没有可存放密钥的钥匙串</translation>
    </message>
    <message>
        <source>This customer number of the platform is in use already.</source>
        <translation>此平台客户编号已被使用。</translation>
    </message>
    <message>
        <source>This customer&apos;s account is held in custody by its enterprise account.</source>
        <translation>此客户的账号由其企业主账号财务托管。</translation>
    </message>
    <message>
        <source>This is not, or no longer, a customer of yours. Read the customers again.</source>
        <translation>这不是您的客户，或已不再是您的客户。请重新读取客户。</translation>
    </message>
    <message>
        <source>This list changed all the time while it was read. Try again in a moment.</source>
        <translation>读取时此列表一直在变化，请稍后重试。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This phone number or login is taken or has reached its limit. Use another.</source>
        <translation>此手机号或登录名已被占用或达到上限，请换一个。</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>This voucher is for certain customers only.</source>
        <translation>此代金券仅限指定的客户使用。</translation>
    </message>
    <message>
        <source>This voucher is for customers who buy for the first time only.</source>
        <translation>此代金券仅限首次购买的客户使用。</translation>
    </message>
    <message>
        <source>This voucher is not allowed for customers of this kind of association.</source>
        <translation>此关联类型的客户不能使用此代金券。</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Tickets address</source>
        <translation>工单接口地址</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>To sign in with a password, the site needs an IAM.</source>
        <translation>使用密码登录时，站点必须有 IAM 地址。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Trial to commercial</source>
        <translation>试用转商用</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send the log to your support.</source>
        <translation>请重试。如果再次出现，请把日志发给技术支持。</translation>
    </message>
    <message>
        <source>Try it with sample data</source>
        <translation>用样例数据试用</translation>
    </message>
    <message>
        <source>Try the program out, without a display.</source>
        <translation>自检程序能否运行，不需要显示器。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Type a name or number</source>
        <translation>输入名称或编号</translation>
    </message>
    <message>
        <source>Type a number, such as 12,430.00.</source>
        <translation>请输入数字，例如 12,430.00。</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unlock it and try again. Without it the key of the account cannot be read.</source>
        <translation>请解锁钥匙串后重试。否则无法读取账号的密钥。</translation>
    </message>
    <message>
        <source>Unsubscription</source>
        <translation>退订</translation>
    </message>
    <message>
        <source>Until, included</source>
        <translation>结束日期（含）</translation>
    </message>
    <message>
        <source>Use the account with sample data.</source>
        <translation>使用带样例数据的账号。</translation>
    </message>
    <message>
        <source>Use the number of the combined order.</source>
        <translation>请使用组合订单的订单号。</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已实名认证</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or close that window.</source>
        <translation>请稍候重试，或关闭那个窗口。</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>请等它完成后再试。</translation>
    </message>
    <message>
        <source>Waiting to read {dataset}</source>
        <translation>等待读取{dataset}</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>What is left of the quota is too little for this.</source>
        <translation>额度余额不足。</translation>
    </message>
    <message>
        <source>What to call the account.</source>
        <translation>账号的名称，可自取。</translation>
    </message>
    <message>
        <source>What was read is kept.</source>
        <translation>已读取的数据会保留。</translation>
    </message>
    <message>
        <source>Where the files of this program are, as JSON.</source>
        <translation>以 JSON 输出本程序各文件的位置。</translation>
    </message>
    <message>
        <source>Where the key is kept; plain: in a file anybody with this account can read.</source>
        <translation>密钥的存放方式；plain：存为文件，能登录此系统用户的人都能读取。</translation>
    </message>
    <message>
        <source>Whole units</source>
        <translation>元</translation>
    </message>
    <message>
        <source>With rows that left</source>
        <translation>包含云端已无的行</translation>
    </message>
    <message>
        <source>Write rows of the local copy to a file.</source>
        <translation>把本机数据写入文件。</translation>
    </message>
    <message>
        <source>Write what to look for as COLUMN=VALUE.</source>
        <translation>请写成 COLUMN=VALUE 的形式（列=值）。</translation>
    </message>
    <message>
        <source>Writing… {done} of {rows} rows</source>
        <translation>正在写入… {done} / {rows} 条</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>You can go on reading. Check the network, the proxy and the site in the settings.</source>
        <translation>本机数据仍可查看。请检查网络，以及设置中的代理和站点。</translation>
    </message>
    <message>
        <source>You have no rights on this customer. Read the customers again.</source>
        <translation>您对此客户没有权限，请重新读取客户。</translation>
    </message>
    <message>
        <source>You have no rights on this reseller.</source>
        <translation>您对此云经销商没有权限。</translation>
    </message>
    <message>
        <source>Your customers and orders, found in a blink, also without a network.</source>
        <translation>您的客户和订单，随手可查，没有网络也能用。</translation>
    </message>
    <message>
        <source>Your own settings of this account were damaged. They were set aside.</source>
        <translation>您自己在该账号下的设置已损坏，已另行保存。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>contains “{text}”</source>
        <translation>包含“{text}”</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>来自环境变量</translation>
    </message>
    <message>
        <source>from {low}</source>
        <translation>{low} 起</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>云端已无</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>may be read</source>
        <translation>可以读取</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>not throttled; this computer uses {share} %</source>
        <translation>未被限流；本机使用 {share} %</translation>
    </message>
    <message>
        <source>not tried: there is nothing to ask about</source>
        <translation>未测试：没有可查询的对象</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>ok: {rows} rows read and painted</source>
        <translation>正常：已读取并绘制 {rows} 条</translation>
    </message>
    <message>
        <source>protection: {how}</source>
        <translation>保护方式：{how}</translation>
    </message>
    <message>
        <source>sample data are answered within the program</source>
        <translation>样例数据由程序自身应答</translation>
    </message>
    <message>
        <source>sum {total} {currency}, average {average} {currency}</source>
        <translation>合计 {total} {currency}，平均 {average} {currency}</translation>
    </message>
    <message>
        <source>up to {high}</source>
        <translation>至 {high}</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>{column} has no value {name}.</source>
        <translation>{column} 没有值 {name}。</translation>
    </message>
    <message>
        <source>{column} has no value {name}. Did you mean {close}?</source>
        <translation>{column} 没有值 {name}。您要找的是 {close} 吗？</translation>
    </message>
    <message>
        <source>{column}, {value}</source>
        <translation>{column}，{value}</translation>
    </message>
    <message>
        <source>{count} fields unreadable</source>
        <translation>{count} 个字段无法识别</translation>
    </message>
    <message>
        <source>{count} of {all} rows</source>
        <translation>{count} / {all} 条</translation>
    </message>
    <message>
        <source>{count} requests were refused: too many</source>
        <translation>{count} 次请求因过于频繁被拒绝</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>{count} rows: {file}</source>
        <translation>{count} 条：{file}</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>选中 {count} 条</translation>
    </message>
    <message>
        <source>{dataset} have not been read from the partner API yet.</source>
        <translation>尚未从伙伴接口读取{dataset}。</translation>
    </message>
    <message>
        <source>{dataset}: {rows} rows</source>
        <translation>{dataset}：{rows} 条</translation>
    </message>
    <message>
        <source>{free} GB free in {folder}</source>
        <translation>{folder} 剩余 {free} GB</translation>
    </message>
    <message>
        <source>{label}: {words}</source>
        <translation>{label}：{words}</translation>
    </message>
    <message>
        <source>{list}: at least {requests} requests, {rate} per second, about {time}.</source>
        <translation>{list}：至少 {requests} 次请求，每秒 {rate} 次，约需 {time}。</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{name} could be several columns. Write its whole name.</source>
        <translation>{name} 可能指多个列，请写出完整的列名。</translation>
    </message>
    <message>
        <source>{name}: fields that could not be read and are empty: {fields}</source>
        <translation>{name}：以下字段无法识别，已留空：{fields}</translation>
    </message>
    <message>
        <source>{name}: fields this version does not know: {fields}</source>
        <translation>{name}：以下字段为本版本未知：{fields}</translation>
    </message>
    <message>
        <source>{rate} requests/s</source>
        <translation>{rate} 次/秒</translation>
    </message>
    <message>
        <source>{rows} rows copied</source>
        <translation>已复制 {rows} 条</translation>
    </message>
    <message>
        <source>{rows} rows were exported to {file}.</source>
        <translation>已导出 {rows} 条到 {file}。</translation>
    </message>
    <message>
        <source>{seconds} s ahead of the API</source>
        <translation>与接口相差 {seconds} 秒</translation>
    </message>
    <message>
        <source>{shown} of {total} rows. Show all of them with --limit 0.</source>
        <translation>显示 {shown} / {total} 条。用 --limit 0 显示全部。</translation>
    </message>
    <message>
        <source>{some} and {count} more</source>
        <translation>{some} 等，另有 {count} 项</translation>
    </message>
    <message>
        <source>{text} is neither yes nor no.</source>
        <translation>{text} 既不是“是”，也不是“否”。</translation>
    </message>
    <message>
        <source>{text} is not a number. Write it like 12430.50, or 100..200.</source>
        <translation>{text} 不是数字。请写成 12430.50 或 100..200 的形式。</translation>
    </message>
    <message>
        <source>{text} is not a time. Write it like 2026-11, 2026-11-20 or A..B.</source>
        <translation>{text} 不是时间。请写成 2026-11、2026-11-20 或 A..B 的形式。</translation>
    </message>
    <message>
        <source>{title}. {advice}</source>
        <translation>{title}。{advice}</translation>
    </message>
    <message>
        <source>{what}: {title}</source>
        <translation>{what}：{title}</translation>
    </message>
</context>
</TS>
