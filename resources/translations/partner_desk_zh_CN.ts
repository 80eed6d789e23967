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
        <source>1 entry</source>
        <translation>1 个条目</translation>
    </message>
    <message>
        <source>1 entry of its outbox is not settled, number {numbers}: nobody will look it up any more.</source>
        <translation>发件箱中有 1 个条目尚未了结（编号 {numbers}）：以后不会再有人核对。</translation>
    </message>
    <message>
        <source>1 entry of the outbox was confirmed and not sent.</source>
        <translation>发件箱中有 1 个条目已确认但未发送。</translation>
    </message>
    <message>
        <source>1 row copied</source>
        <translation>已复制 1 条</translation>
    </message>
    <message>
        <source>1 view was imported.</source>
        <translation>已导入 1 个视图。</translation>
    </message>
    <message>
        <source>1,000 tokens</source>
        <translation>1K Tokens</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A code was sent a moment ago. Wait a minute before the next one.</source>
        <translation>刚刚发送过验证码，请一分钟后再获取。</translation>
    </message>
    <message>
        <source>A colleague&apos;s equal entry would look the same: compare the times before you decide.</source>
        <translation>同事的相同操作看起来一样，请核对时间后再作决定。</translation>
    </message>
    <message>
        <source>A combined order holds several; they are told together with it.</source>
        <translation>一个组合订单包含多个子订单，随组合订单一起读取。</translation>
    </message>
    <message>
        <source>A country code has digits only, such as 0086.</source>
        <translation>国家码只能是数字，例如 0086。</translation>
    </message>
    <message>
        <source>A custom site, and only that, has --endpoint.</source>
        <translation>--endpoint 只用于自定义站点，自定义站点也必须有它。</translation>
    </message>
    <message>
        <source>A customer may ask to be unbound once in three months.</source>
        <translation>客户 3 个月内只能提交一次解除关联申请。</translation>
    </message>
    <message>
        <source>A customer with unused ones cannot be unbound.</source>
        <translation>有未使用提货券的客户不能解除关联。</translation>
    </message>
    <message>
        <source>A day&apos;s figures can be seen one working day later.</source>
        <translation>当天的业绩数据一个工作日后可查。</translation>
    </message>
    <message>
        <source>A day…</source>
        <translation>选择日期…</translation>
    </message>
    <message>
        <source>A draft waits in the outbox. Nothing is sent by itself.</source>
        <translation>草稿保存在发件箱中，不会自动发送。</translation>
    </message>
    <message>
        <source>A firewall or a proxy may stand between. Where it has a list of allowed hosts, it must hold this one, and for the vendor&apos;s sites apigw-external-lb-waf.cn-north-4.myhuaweicloud.com, the gateway.</source>
        <translation>中间可能有防火墙或代理。如果它设有允许访问的主机名单，请把此主机加入名单；华为云的站点还需加入网关 apigw-external-lb-waf.cn-north-4.myhuaweicloud.com。</translation>
    </message>
    <message>
        <source>A form with attachments; Huawei Cloud approves it.</source>
        <translation>填写表单并上传附件，由华为云审批。</translation>
    </message>
    <message>
        <source>A higher level wants a certified role on a development path in your company.</source>
        <translation>提升等级要求贵公司有账号已加入发展路径并完成角色认证。</translation>
    </message>
    <message>
        <source>A link begins with https:// – other addresses are not opened.</source>
        <translation>链接须以 https:// 开头，其他地址不会打开。</translation>
    </message>
    <message>
        <source>A link is missing. Paste the address of the page from your browser.</source>
        <translation>没有填写链接。请从浏览器复制页面地址后粘贴到这里。</translation>
    </message>
    <message>
        <source>A login has 5 to 32 letters, digits, _ or -, begins with a letter, _ or -, and not with op_ or shadow_.</source>
        <translation>账号名为 5 到 32 位字母、数字、_ 或 -，以字母、_ 或 - 开头，不能以 op_ 或 shadow_ 开头。</translation>
    </message>
    <message>
        <source>A login name cannot be changed later.</source>
        <translation>账号名提交后不能修改。</translation>
    </message>
    <message>
        <source>A mobile phone with its country code: 0086-13912345678</source>
        <translation>手机号需带国家码：0086-13912345678</translation>
    </message>
    <message>
        <source>A name has 1 to 80 characters.</source>
        <translation>名称须为 1 到 80 个字符。</translation>
    </message>
    <message>
        <source>A new account begins read-only. The settings can change that.</source>
        <translation>新账号默认只读，可在设置中更改。</translation>
    </message>
    <message>
        <source>A newer version of Partner Desk wrote this file. Update this program to read it.</source>
        <translation>这个文件由更新版本的 Partner Desk 生成，请更新本程序后再导入。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote the local copy. Install that version again.</source>
        <translation>本机数据由更新版本的程序写入。请重新安装该版本。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote the outbox. Install that version again.</source>
        <translation>发件箱由更新版本的程序写入。请重新安装该版本。</translation>
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
        <source>A quota of {amount} was issued to {receivers}.</source>
        <translation>已向 {receivers} 发放 {amount} 额度。</translation>
    </message>
    <message>
        <source>A record proves how it ended.</source>
        <translation>记录证明了结果。</translation>
    </message>
    <message>
        <source>A record that looks the same: {record}</source>
        <translation>看起来相同的记录：{record}</translation>
    </message>
    <message>
        <source>A registration holds for a time: send the invitation within it.</source>
        <translation>报备有有效期，须在有效期内向客户发送邀请。</translation>
    </message>
    <message>
        <source>A rejected request can be deleted and made again.</source>
        <translation>被驳回的申请可以删除后重新提交。</translation>
    </message>
    <message>
        <source>A request to an unknown address was stopped</source>
        <translation>发往未知地址的请求已被阻止</translation>
    </message>
    <message>
        <source>A reseller is first accepted by Huawei Cloud, then by you; several at once, too.</source>
        <translation>云经销商先由华为云审核，再由总经销商审核，可批量审批。</translation>
    </message>
    <message>
        <source>A result file is written for --from only.</source>
        <translation>只有使用 --from 时才写结果文件。</translation>
    </message>
    <message>
        <source>A reward for people who work for Huawei Cloud business only.</source>
        <translation>对专职从事华为云业务的人员给予的激励。</translation>
    </message>
    <message>
        <source>A secret of this entry was not stored. Fill in the form again.</source>
        <translation>此条目中的保密内容没有保存。请重新填写表单。</translation>
    </message>
    <message>
        <source>A special offer opens for the named customer only.</source>
        <translation>专属优惠仅对指定客户有效。</translation>
    </message>
    <message>
        <source>A telephone number has digits only.</source>
        <translation>电话号码只能是数字。</translation>
    </message>
    <message>
        <source>A ticket that is closed cannot be urged.</source>
        <translation>已关闭的工单不能催单。</translation>
    </message>
    <message>
        <source>A transfer in another payer&apos;s name needs a third-party payment agreement first.</source>
        <translation>用其他户名汇款时，须先在“代付管理”中创建代付协议。</translation>
    </message>
    <message>
        <source>A voucher has a face value, a validity and, for orders, a most that it may cover.</source>
        <translation>须设置面额、有效期，以及订单可用比例上限。</translation>
    </message>
    <message>
        <source>A voucher of {amount} was issued to {receivers}.</source>
        <translation>已向 {receivers} 发放 {amount} 代金券。</translation>
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
        <source>Acceptance is asked for after the delivery, with the customer&apos;s report.</source>
        <translation>交付完成并取得验收报告后，再申请验收。</translation>
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
        <source>Access to the API</source>
        <translation>能力开放</translation>
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
        <source>Account center</source>
        <translation>账号中心</translation>
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
        <source>Account manager and account director exclude each other.</source>
        <translation>客户经理与客户经理主管不能同时分配。</translation>
    </message>
    <message>
        <source>Account manager number</source>
        <translation>客户经理 ID</translation>
    </message>
    <message>
        <source>Account managers register for customers of their own, and see only those.</source>
        <translation>客户经理只能为自己的客户报备，且只能看到自己的商机。</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>账户标识</translation>
    </message>
    <message>
        <source>Account of the customer</source>
        <translation>客户账号名</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Accounts of the partner</source>
        <translation>伙伴账户</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账号管理…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions…</source>
        <translation>操作…</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>激活时间</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Add by name or number</source>
        <translation>按名称或编号添加</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
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
        <source>Add, list or wipe accounts.</source>
        <translation>添加、列出或清除账号。</translation>
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
        <source>Adjustment records</source>
        <translation>调账记录</translation>
    </message>
    <message>
        <source>Adjustment: balance</source>
        <translation>调账（余额调整）</translation>
    </message>
    <message>
        <source>Adjustment: compensation</source>
        <translation>调账-补偿</translation>
    </message>
    <message>
        <source>Adjustment: credit limit</source>
        <translation>调账（信用额度调整）</translation>
    </message>
    <message>
        <source>Adjustment: deduction</source>
        <translation>调账-扣费</translation>
    </message>
    <message>
        <source>Adjustment: gift</source>
        <translation>调账（赠送）</translation>
    </message>
    <message>
        <source>Adjustment: turned into a quota</source>
        <translation>调账（兑换现金券额度）</translation>
    </message>
    <message>
        <source>Adjustment: written off by the vendor</source>
        <translation>调账（华为核销）</translation>
    </message>
    <message>
        <source>After a new name the business information must be certified again.</source>
        <translation>修改公司名称后须重新进行商业信息认证。</translation>
    </message>
    <message>
        <source>After approval, compare the published amount before it is paid.</source>
        <translation>审核通过后，须核对公示金额再发放。</translation>
    </message>
    <message>
        <source>After approval, print the invoice list and mail it with the invoice.</source>
        <translation>审核通过后，打印开票清单，与发票一并邮寄。</translation>
    </message>
    <message>
        <source>After the end of the binding their records are no longer shared with you.</source>
        <translation>取消绑定后，成员的资质信息不再与伙伴共享。</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Alerts about customers, and what was done about them.</source>
        <translation>查看和处理客户预警。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All actions and their fields.</source>
        <translation>列出全部操作及其字段。</translation>
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
        <source>All entries as one JSON list.</source>
        <translation>以一个 JSON 列表输出全部条目。</translation>
    </message>
    <message>
        <source>All in advance</source>
        <translation>全预付</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All subjects</source>
        <translation>全部主题</translation>
    </message>
    <message>
        <source>All that was left of {receivers} was reclaimed.</source>
        <translation>{receivers} 的剩余金额已全部回收。</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count} 条</translation>
    </message>
    <message>
        <source>All:</source>
        <translation>全部：</translation>
    </message>
    <message>
        <source>Allocatable</source>
        <translation>可拨款</translation>
    </message>
    <message>
        <source>Allocate to reseller…</source>
        <translation>向云经销商拨款…</translation>
    </message>
    <message>
        <source>Allocate {amount} to each of {receivers}?</source>
        <translation>向 {receivers} 各拨款 {amount}？</translation>
    </message>
    <message>
        <source>Allocate {amount} to {receivers}?</source>
        <translation>向 {receivers} 拨款 {amount}？</translation>
    </message>
    <message>
        <source>Allocate…</source>
        <translation>拨款…</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>拨款</translation>
    </message>
    <message>
        <source>Allocation by the partner</source>
        <translation>伙伴拨款</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Allow this account to change things at the API?</source>
        <translation>允许此账号更改云端数据？</translation>
    </message>
    <message>
        <source>Also rows no longer listed.</source>
        <translation>也包括云端已无的行。</translation>
    </message>
    <message>
        <source>Alt+N shows names</source>
        <translation>Alt+N 显示名称</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount consumed</source>
        <translation>消费金额</translation>
    </message>
    <message>
        <source>Amount of usage</source>
        <translation>使用量</translation>
    </message>
    <message>
        <source>Amount payable</source>
        <translation>应付金额</translation>
    </message>
    <message>
        <source>Amounts that are not booked yet</source>
        <translation>未入账金额</translation>
    </message>
    <message>
        <source>An account director sees those of the whole team and registers none.</source>
        <translation>客户经理主管可以查看名下所有客户经理的商机，但不能报备。</translation>
    </message>
    <message>
        <source>An account manager sees only own customers, unless there is another role as well.</source>
        <translation>客户经理只能看到自己名下的客户，除非还有其他角色。</translation>
    </message>
    <message>
        <source>An account manager with any other role sees all customers.</source>
        <translation>客户经理若同时拥有其他角色，可以看到全部客户。</translation>
    </message>
    <message>
        <source>An account older than 7 days, or one with spending, must be registered first.</source>
        <translation>注册超过 7 天或已有消费的账号，须先报备再关联。</translation>
    </message>
    <message>
        <source>An account that is a customer of another partner cannot apply here.</source>
        <translation>作为其他伙伴子客户的账号不能在线申请。</translation>
    </message>
    <message>
        <source>An administrator can invite 100 people a day.</source>
        <translation>管理员一天最多可邀请 100 位成员。</translation>
    </message>
    <message>
        <source>An amount has at most two decimals.</source>
        <translation>金额最多两位小数。</translation>
    </message>
    <message>
        <source>An e-mail address has one @.</source>
        <translation>邮箱地址应含一个 @。</translation>
    </message>
    <message>
        <source>An eye in the header of a column shows its content.</source>
        <translation>点击列头的眼睛，可以显示该列的内容。</translation>
    </message>
    <message>
        <source>An invoice is returned as a whole, never in part.</source>
        <translation>退票只能整张退，不能部分退。</translation>
    </message>
    <message>
        <source>And {count} more records.</source>
        <translation>另有 {count} 条记录。</translation>
    </message>
    <message>
        <source>Another command of this account is running</source>
        <translation>此账号正在执行另一个命令</translation>
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
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Answer customers who want to be unbound or switched, and look up who did what.</source>
        <translation>处理客户发起的解除关联或切换申请，查看操作记录。</translation>
    </message>
    <message>
        <source>Apache License 2.0, with these notices:</source>
        <translation>Apache License 2.0，并附以下声明：</translation>
    </message>
    <message>
        <source>Apply at least 10 working days before the event begins.</source>
        <translation>须在活动开始日至少 10 个工作日前申请。</translation>
    </message>
    <message>
        <source>Apply for online contracts and look up offline ones.</source>
        <translation>申请线上合同，查看线下合同。</translation>
    </message>
    <message>
        <source>Apply for rebates to be paid out, one by one or several at once.</source>
        <translation>申请发放激励，可逐条申请，也可批量申请。</translation>
    </message>
    <message>
        <source>Apply for support while you build up delivery skills, and for its payment.</source>
        <translation>申请交付能力提升方面的支持，并申请付款。</translation>
    </message>
    <message>
        <source>Apply for the reward of a shared opportunity and follow it to the payment.</source>
        <translation>为共享的机会点申请激励，并跟踪至发放。</translation>
    </message>
    <message>
        <source>Apply for the reward of certified competencies.</source>
        <translation>为已认证的能力申请激励。</translation>
    </message>
    <message>
        <source>Apply for vouchers with which you try products out yourself.</source>
        <translation>申请供伙伴自己测试产品的券。</translation>
    </message>
    <message>
        <source>Applying can be automatic; the switch is on this page.</source>
        <translation>可以自动申请激励，开关就在本页。</translation>
    </message>
    <message>
        <source>Are you sure that it did not happen?</source>
        <translation>确认操作没有发生？</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Arrears</source>
        <translation>欠费金额</translation>
    </message>
    <message>
        <source>Arrears written off</source>
        <translation>欠费核销金额</translation>
    </message>
    <message>
        <source>As seen: {rows} rows, {columns} columns, in this order</source>
        <translation>与所见一致：{rows} 条，{columns} 列，按当前顺序</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>发送内容</translation>
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
        <source>Ask Huawei Cloud and marketplace providers for invoices, and return them.</source>
        <translation>向华为云和云商店服务商申请发票，以及退票。</translation>
    </message>
    <message>
        <source>Ask a customer to let you order or operate in its name.</source>
        <translation>申请客户授权，以便代客下单或代客运维。</translation>
    </message>
    <message>
        <source>Ask for one period or range of a column at a time.</source>
        <translation>同一列一次只能用一个时间段或范围。</translation>
    </message>
    <message>
        <source>Ask for the grant first: More &gt; Request authorization.</source>
        <translation>请先申请授权：更多 &gt; 申请授权。</translation>
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
        <source>Asks for a verification code if that is switched on.</source>
        <translation>开启验证码验证后，须输入验证码。</translation>
    </message>
    <message>
        <source>Assign customers</source>
        <translation>客户分配</translation>
    </message>
    <message>
        <source>Assigning is the only way to narrow what a member sees.</source>
        <translation>分配客户是限制成员可见范围的唯一方式。</translation>
    </message>
    <message>
        <source>Associated on</source>
        <translation>关联时间</translation>
    </message>
    <message>
        <source>Associated partner</source>
        <translation>关联的经销商 ID</translation>
    </message>
    <message>
        <source>Association</source>
        <translation>关联类型</translation>
    </message>
    <message>
        <source>Association requests</source>
        <translation>关联申请</translation>
    </message>
    <message>
        <source>At expiry</source>
        <translation>到期策略</translation>
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
        <source>At most five; without any, customers see the administrator.</source>
        <translation>最多 5 个；未设置时展示管理员信息。</translation>
    </message>
    <message>
        <source>At most so many of each list, 6 if not said.</source>
        <translation>每个列表最多显示的条数，默认 6。</translation>
    </message>
    <message>
        <source>At most so many rows, 100 if not said; all of them with: 0.</source>
        <translation>最多显示的条数，默认 100；0 表示全部。</translation>
    </message>
    <message>
        <source>At most so many, 100 if not said; all of them with: 0.</source>
        <translation>最多显示多少条，默认 100；0 表示全部。</translation>
    </message>
    <message>
        <source>At most {limit} files can be attached.</source>
        <translation>最多可上传 {limit} 个附件。</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attention: {sentence}</source>
        <translation>注意：{sentence}</translation>
    </message>
    <message>
        <source>Audit log: 1 line, unbroken</source>
        <translation>审计日志：1 行，完整</translation>
    </message>
    <message>
        <source>Audit log: broken at line {number}</source>
        <translation>审计日志：第 {number} 行起不完整</translation>
    </message>
    <message>
        <source>Audit log: nothing was sent yet</source>
        <translation>审计日志：还没有内容</translation>
    </message>
    <message>
        <source>Audit log: {count} lines, unbroken</source>
        <translation>审计日志：{count} 行，完整</translation>
    </message>
    <message>
        <source>Automatic renewal</source>
        <translation>自动续费</translation>
    </message>
    <message>
        <source>Availability zone</source>
        <translation>可用区</translation>
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
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Balance after it</source>
        <translation>变更后余额</translation>
    </message>
    <message>
        <source>Balance of the customer</source>
        <translation>客户余额</translation>
    </message>
    <message>
        <source>Balance of the reseller</source>
        <translation>云经销商余额</translation>
    </message>
    <message>
        <source>Balance {amount}</source>
        <translation>余额 {amount}</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>客户余额</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽速率</translation>
    </message>
    <message>
        <source>Bandwidth (by 1,000)</source>
        <translation>带宽速率（1000 进制）</translation>
    </message>
    <message>
        <source>Base product</source>
        <translation>基础产品</translation>
    </message>
    <message>
        <source>Became a customer</source>
        <translation>成为客户</translation>
    </message>
    <message>
        <source>Beijing time</source>
        <translation>北京时间</translation>
    </message>
    <message>
        <source>Being adjusted</source>
        <translation>额度调整中</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>文件来源</translation>
    </message>
    <message>
        <source>Belongs to resource</source>
        <translation>父资源 ID</translation>
    </message>
    <message>
        <source>Below the target so far</source>
        <translation>未达标新客</translation>
    </message>
    <message>
        <source>Bill details</source>
        <translation>消费明细</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>账单编号</translation>
    </message>
    <message>
        <source>Bill type</source>
        <translation>账单类型</translation>
    </message>
    <message>
        <source>Billing mode</source>
        <translation>计费模式</translation>
    </message>
    <message>
        <source>Billing month</source>
        <translation>账期</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Bind your people&apos;s own accounts, so that certificates and projects count for you.</source>
        <translation>邀请成员关联个人账号，使其证书和项目计入贵公司。</translation>
    </message>
    <message>
        <source>Body of the request</source>
        <translation>请求正文</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Bonus converted</source>
        <translation>奖励金转换</translation>
    </message>
    <message>
        <source>Bonus converted: merged</source>
        <translation>奖励金转换（合并）</translation>
    </message>
    <message>
        <source>Buy yearly, monthly and on-demand resources in a customer&apos;s name.</source>
        <translation>代客户购买包年/包月资源和按需资源。</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt)</source>
        <translation>CSV 文件 (*.csv *.txt)</translation>
    </message>
    <message>
        <source>CSV, for any spreadsheet (.csv)</source>
        <translation>CSV，各种表格软件通用 (.csv)</translation>
    </message>
    <message>
        <source>Cache bandwidth × time</source>
        <translation>缓存带宽×时长</translation>
    </message>
    <message>
        <source>Can be allocated</source>
        <translation>可拨款金额</translation>
    </message>
    <message>
        <source>Can be narrowed to a director or an account manager.</source>
        <translation>可按客户经理主管或客户经理筛选。</translation>
    </message>
    <message>
        <source>Can be withdrawn</source>
        <translation>可提现金额</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Capacity over time</source>
        <translation>容量时长</translation>
    </message>
    <message>
        <source>Capacity × time</source>
        <translation>容量×时长</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Cash of the partner</source>
        <translation>伙伴现金余额</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>产品目录</translation>
    </message>
    <message>
        <source>Category number</source>
        <translation>类目 ID</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>问题归属</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Change the price of an order that a customer has not paid yet.</source>
        <translation>调整客户待支付订单的价格。</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>变化时间</translation>
    </message>
    <message>
        <source>Changed since {time}</source>
        <translation>{time} 以来有变化</translation>
    </message>
    <message>
        <source>Changed {time}</source>
        <translation>{time} 有变化</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>变更中</translation>
    </message>
    <message>
        <source>Channel contract</source>
        <translation>渠道商务合同折扣</translation>
    </message>
    <message>
        <source>Charged at</source>
        <translation>交易时间</translation>
    </message>
    <message>
        <source>Check a login…</source>
        <translation>校验注册信息…</translation>
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
        <source>Check the site in the settings, and the proxy.</source>
        <translation>请检查设置中的站点和代理。</translation>
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
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国站</translation>
    </message>
    <message>
        <source>Chinese mainland</source>
        <translation>中国大陆</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>请至少选择一个。</translation>
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
        <source>Choose first: {field}</source>
        <translation>请先选择{field}</translation>
    </message>
    <message>
        <source>Choose what kind of partner to become, and see what is still missing.</source>
        <translation>选择伙伴发展路径，查看路径进展和尚未满足的要求。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Claim a customer you are winning, so that nobody else binds it meanwhile.</source>
        <translation>预先登记正在拓展的客户，避免拓展冲突。</translation>
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
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Cleared by hand while frozen</source>
        <translation>冻结（人工清零）</translation>
    </message>
    <message>
        <source>Cleared on expiry</source>
        <translation>过期清零</translation>
    </message>
    <message>
        <source>Click on its header</source>
        <translation>点击列头</translation>
    </message>
    <message>
        <source>Click the account name in the list of customers.</source>
        <translation>在客户列表中单击账号名进入。</translation>
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
        <source>Close ticket {receivers} as solved?</source>
        <translation>确认工单 {receivers} 已解决并关闭？</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Cloud software solutions</source>
        <translation>云软件方案</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Code and words</source>
        <translation>代码与说明</translation>
    </message>
    <message>
        <source>Collected online</source>
        <translation>线上领取</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
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
        <source>Columns and filters that this version does not know: {count}.</source>
        <translation>本版本无法识别的列和筛选条件：{count} 个，已忽略。</translation>
    </message>
    <message>
        <source>Combined order</source>
        <translation>组合订单号</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commercial contract</source>
        <translation>商务合同折扣</translation>
    </message>
    <message>
        <source>Commercial discounts</source>
        <translation>商务折扣</translation>
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
        <source>Company and business information</source>
        <translation>公司与商业信息</translation>
    </message>
    <message>
        <source>Compare the records. Then say how it ended: partner-desk outbox settle {id} happened, or: partner-desk outbox settle {id} did-not-happen</source>
        <translation>请核对记录，然后说明结果：partner-desk outbox settle {id} happened（已发生），或 partner-desk outbox settle {id} did-not-happen（未发生）</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Competency labels</source>
        <translation>能力标签</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Confirm a month&apos;s list within 14 working days, or it lapses.</source>
        <translation>须在激励生成后 14 个工作日内核对，逾期失效。</translation>
    </message>
    <message>
        <source>Confirm contact…</source>
        <translation>验证联系方式…</translation>
    </message>
    <message>
        <source>Confirm this contact with the code?</source>
        <translation>用此验证码验证联系方式？</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Confirmed at</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Connection (TCP)</source>
        <translation>连接（TCP）</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>伙伴中心</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Consumed</source>
        <translation>已消费金额</translation>
    </message>
    <message>
        <source>Consumed at</source>
        <translation>消费时间</translation>
    </message>
    <message>
        <source>Consuming customers</source>
        <translation>消费客户</translation>
    </message>
    <message>
        <source>Consumption</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Consumption by month</source>
        <translation>月度消费趋势</translation>
    </message>
    <message>
        <source>Consumption by product</source>
        <translation>产品消费分布</translation>
    </message>
    <message>
        <source>Consumption: arrears paid</source>
        <translation>消费（欠费还款）</translation>
    </message>
    <message>
        <source>Consumption: automatic renewal</source>
        <translation>消费-自动续订</translation>
    </message>
    <message>
        <source>Consumption: change</source>
        <translation>消费-变更</translation>
    </message>
    <message>
        <source>Consumption: free resources</source>
        <translation>消费（免费资源扣减）</translation>
    </message>
    <message>
        <source>Consumption: monthly payment</source>
        <translation>消费-按月付费</translation>
    </message>
    <message>
        <source>Consumption: new purchase</source>
        <translation>消费-新购</translation>
    </message>
    <message>
        <source>Consumption: on demand</source>
        <translation>消费（按需）</translation>
    </message>
    <message>
        <source>Consumption: one-time charge</source>
        <translation>消费（一次性扣费）</translation>
    </message>
    <message>
        <source>Consumption: renewal</source>
        <translation>消费-续订</translation>
    </message>
    <message>
        <source>Consumption: reserved instance</source>
        <translation>消费（预留实例）</translation>
    </message>
    <message>
        <source>Consumption: rounding</source>
        <translation>消费-抹零补扣</translation>
    </message>
    <message>
        <source>Consumption: rounding made up</source>
        <translation>消费（精度补扣）</translation>
    </message>
    <message>
        <source>Consumption: savings plan</source>
        <translation>消费-节省计划抵扣</translation>
    </message>
    <message>
        <source>Consumption: support plan at the end of the month</source>
        <translation>消费-服务支持计划月末扣费</translation>
    </message>
    <message>
        <source>Consumption: usage</source>
        <translation>消费-使用</translation>
    </message>
    <message>
        <source>Consumption: yearly payment</source>
        <translation>消费-按年付费</translation>
    </message>
    <message>
        <source>Consumption: yearly/monthly</source>
        <translation>消费（包年/包月）</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Contacts shown to customers</source>
        <translation>客户联系人</translation>
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
        <source>Content of the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Contents are hidden. Press a key or click to show them.</source>
        <translation>内容已遮盖。按任意键或点击即可显示。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同管理</translation>
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
        <source>Copy the request number</source>
        <translation>复制请求编号</translation>
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
        <source>Cores × time</source>
        <translation>核数×时长</translation>
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
        <source>Country codes</source>
        <translation>国家码</translation>
    </message>
    <message>
        <source>Country or region</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Counts by status</source>
        <translation>按状态统计</translation>
    </message>
    <message>
        <source>Counts for partner incentives</source>
        <translation>参与伙伴激励返点</translation>
    </message>
    <message>
        <source>Coupon reclaimed</source>
        <translation>优惠券回收</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Created on</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Credentials are sent to the declared hosts of the site only. Check the site.</source>
        <translation>密钥和密码只发给站点已声明的主机，请求没有发出。请检查站点。</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>信用</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>总信用额度</translation>
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
        <source>Customer alerts</source>
        <translation>客户预警</translation>
    </message>
    <message>
        <source>Customer dashboard</source>
        <translation>客户看板</translation>
    </message>
    <message>
        <source>Customer details and knowledge</source>
        <translation>客户详情与知识推荐</translation>
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
        <source>Customers and association</source>
        <translation>客户与关联</translation>
    </message>
    <message>
        <source>Customers and orders of a cloud partner. Without a command it opens the window.</source>
        <translation>云伙伴的客户和订单。不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>Customers find them in their account center under My partner.</source>
        <translation>客户可在账号中心的“我的合作伙伴”页面看到。</translation>
    </message>
    <message>
        <source>Customers in debt</source>
        <translation>欠款客户</translation>
    </message>
    <message>
        <source>Customers that Huawei Cloud registered itself cannot be bound.</source>
        <translation>已被华为云报备的客户无法关联。</translation>
    </message>
    <message>
        <source>Customers this phone may still register</source>
        <translation>此手机号还可注册的客户数</translation>
    </message>
    <message>
        <source>Customers to be called: large renewals, campaigns.</source>
        <translation>需要跟进的客户：大单续订任务、销售拓展任务。</translation>
    </message>
    <message>
        <source>Customers who are not verified have no tag. Months are those of China.</source>
        <translation>未实名认证的客户没有新客标签。月份按北京时间计算。</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>周期</translation>
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
        <source>Deals you share with Huawei Cloud, and deals it shares with you.</source>
        <translation>共享给华为的机会点，以及由华为共享的机会点。</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Debts of all customers</source>
        <translation>全部子客户欠款</translation>
    </message>
    <message>
        <source>Debts of customers</source>
        <translation>客户欠款合计</translation>
    </message>
    <message>
        <source>Delete ticket {receivers}? It cannot be brought back.</source>
        <translation>删除工单 {receivers}？删除后无法恢复。</translation>
    </message>
    <message>
        <source>Delete “{view}”</source>
        <translation>删除“{view}”</translation>
    </message>
    <message>
        <source>Deleted after retention</source>
        <translation>保留期后删除</translation>
    </message>
    <message>
        <source>Deleted at once</source>
        <translation>到期后自动删除</translation>
    </message>
    <message>
        <source>Deleted in the console</source>
        <translation>控制台删除资源</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Delivery projects</source>
        <translation>项目管理</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>保证金</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Description of the plan</source>
        <translation>促销计划描述</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details are read one customer and month at a time, of resale and of referral customers: open a consuming customer to read them.</source>
        <translation>消费明细按客户和账期逐个读取，代售和顾问销售客户都有：打开一个消费客户即可读取。</translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation>此行详情</translation>
    </message>
    <message>
        <source>Development paths</source>
        <translation>伙伴发展路径</translation>
    </message>
    <message>
        <source>Diagnostics for support</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>Diagnostics for support…</source>
        <translation>诊断信息…</translation>
    </message>
    <message>
        <source>Did it happen?</source>
        <translation>确认操作已经发生？</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Dimension and points, such as 1:5</source>
        <translation>维度和分数，例如 1:5</translation>
    </message>
    <message>
        <source>Dimension number</source>
        <translation>满意度 ID</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>放弃改动</translation>
    </message>
    <message>
        <source>Discard this draft?</source>
        <translation>放弃此草稿？</translation>
    </message>
    <message>
        <source>Discard this entry?</source>
        <translation>放弃此条目？</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣类型</translation>
    </message>
    <message>
        <source>Discount amount</source>
        <translation>优惠金额</translation>
    </message>
    <message>
        <source>Discount coupon</source>
        <translation>折扣券</translation>
    </message>
    <message>
        <source>Discount may be granted</source>
        <translation>可应用伙伴授予折扣</translation>
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
        <source>Distributors: accept resellers, assign account managers to them, authorize them.</source>
        <translation>总经销商：审核云经销商的合作申请，分配客户经理，进行授权。</translation>
    </message>
    <message>
        <source>Do it again…</source>
        <translation>重新办理…</translation>
    </message>
    <message>
        <source>Do it?</source>
        <translation>确认执行？</translation>
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
        <source>Document library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
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
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>E-mail for news</source>
        <translation>提醒邮箱</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每个</translation>
    </message>
    <message>
        <source>Each customer gets a voucher of this value.</source>
        <translation>每个客户获得一张此面值的代金券。</translation>
    </message>
    <message>
        <source>Each label is valid for a time that the page shows.</source>
        <translation>能力标签有有效期，见该页面。</translation>
    </message>
    <message>
        <source>Each line holds the hash of the one before, so that a change would show.</source>
        <translation>每一行含有前一行的散列值，改动会被发现。</translation>
    </message>
    <message>
        <source>Each member has one to three roles.</source>
        <translation>每名人员须分配 1 至 3 个角色。</translation>
    </message>
    <message>
        <source>Each reseller gets a quota of this size.</source>
        <translation>每个云经销商获得此金额的额度。</translation>
    </message>
    <message>
        <source>Each says how and over which period it is counted, and can be exported.</source>
        <translation>每项指标都注明统计方式和统计周期，并可导出。</translation>
    </message>
    <message>
        <source>Earmarked</source>
        <translation>专款专用</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Effective from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子券</translation>
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
        <source>End the association with a customer.</source>
        <translation>解除与客户的关联关系。</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Enter it, or set PARTNER_DESK_PASSPHRASE.</source>
        <translation>请输入口令，或设置 PARTNER_DESK_PASSPHRASE。</translation>
    </message>
    <message>
        <source>Enter opens · Tab shows one group · Esc closes</source>
        <translation>回车打开 · Tab 只看一组 · Esc 关闭</translation>
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
        <source>Enterprise project</source>
        <translation>企业项目</translation>
    </message>
    <message>
        <source>Enterprise project number</source>
        <translation>企业项目 ID</translation>
    </message>
    <message>
        <source>Enterprise projects</source>
        <translation>企业项目</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Entry number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Entry {id} was thrown away. Nothing was sent.</source>
        <translation>已放弃条目 {id}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Estimated from cash: what resale customers paid, and what referral customers paid as far as their bill details were read. Refunds are taken off. Vouchers, coupons, cards, credit and products without performance do not count.</source>
        <translation>按现金消费估算：包括代售客户的现金消费，以及已读取消费明细的顾问销售客户的现金消费。退款已扣除；代金券、现金券、储值卡、信用支付和无业绩产品不计入。</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>欧洲站</translation>
    </message>
    <message>
        <source>Everyone sees the tasks within their own permissions.</source>
        <translation>每个人只能看到权限范围内的任务。</translation>
    </message>
    <message>
        <source>Everything that changes something is hidden. A click leads to the settings.</source>
        <translation>会更改云端数据的操作均已隐藏。点击可打开设置。</translation>
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
        <source>Expense</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>失效时间</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Expiring in 15 days</source>
        <translation>15 天内到期</translation>
    </message>
    <message>
        <source>Expiring in 30 days</source>
        <translation>30 天内到期</translation>
    </message>
    <message>
        <source>Expiring in 30 days with something left</source>
        <translation>30 天内到期且有余额</translation>
    </message>
    <message>
        <source>Expiring in 7 days</source>
        <translation>7 天内到期</translation>
    </message>
    <message>
        <source>Expiring in 7, 15, 30 days</source>
        <translation>7、15、30 天内到期</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export my views</source>
        <translation>导出我的视图</translation>
    </message>
    <message>
        <source>Export my views…</source>
        <translation>导出我的视图…</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Export the audit log…</source>
        <translation>导出审计日志…</translation>
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
        <source>Face value</source>
        <translation>面值</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>报障</translation>
    </message>
    <message>
        <source>Fee adjustment</source>
        <translation>费用调整</translation>
    </message>
    <message>
        <source>Fields with * are needed. A list is written with commas.</source>
        <translation>带 * 的字段必填。列表用逗号分隔。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名称</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Fill in “{setting}” in the settings first.</source>
        <translation>请先在设置中填写“{setting}”。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by the column of the cell…</source>
        <translation>按当前单元格所在列筛选…</translation>
    </message>
    <message>
        <source>Filter by this column</source>
        <translation>按此列筛选</translation>
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
        <source>Find customers, orders and everything else by any part of their names.</source>
        <translation>按名称或编号的任意部分查找客户、订单及其他内容。</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>首条留言</translation>
    </message>
    <message>
        <source>First order of a service only</source>
        <translation>首次购买限制</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>自动列宽</translation>
    </message>
    <message>
        <source>Flexi-purchase coupon</source>
        <translation>现金券</translation>
    </message>
    <message>
        <source>Flexi-purchase quota</source>
        <translation>现金券额度</translation>
    </message>
    <message>
        <source>For members of the partner customer engagement program (PCE).</source>
        <translation>适用于已加入合作伙伴共拓计划（PCE）的伙伴。</translation>
    </message>
    <message>
        <source>For one use</source>
        <translation>只能使用一次</translation>
    </message>
    <message>
        <source>For partners of the marketplace&apos;s customer service program.</source>
        <translation>面向已加入云商店客户服务商计划的伙伴。</translation>
    </message>
    <message>
        <source>For partners that joined a program.</source>
        <translation>面向已加入伙伴计划的伙伴。</translation>
    </message>
    <message>
        <source>For several uses</source>
        <translation>可多次使用</translation>
    </message>
    <message>
        <source>For the telephone number that is told of the progress of a ticket.</source>
        <translation>用于填写接收工单进展通知的手机号。</translation>
    </message>
    <message>
        <source>For the {rows} selected rows</source>
        <translation>对选中的 {rows} 行</translation>
    </message>
    <message>
        <source>For what was invoiced already, return the invoice first.</source>
        <translation>已开票的金额须先退票才能提现。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Free some space: 500 MB is the least the local copy should have.</source>
        <translation>请清理磁盘：本机数据至少需要 500 MB 剩余空间。</translation>
    </message>
    <message>
        <source>Free: it can be registered</source>
        <translation>可以注册</translation>
    </message>
    <message>
        <source>Freeze no columns</source>
        <translation>取消冻结列</translation>
    </message>
    <message>
        <source>Freeze up to here</source>
        <translation>冻结至此列</translation>
    </message>
    <message>
        <source>Freezing</source>
        <translation>冻结中</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>从文件批量操作</translation>
    </message>
    <message>
        <source>From month</source>
        <translation>生效月份</translation>
    </message>
    <message>
        <source>From quota</source>
        <translation>发放额度</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结状态</translation>
    </message>
    <message>
        <source>Frozen after expiry</source>
        <translation>到期后冻结</translation>
    </message>
    <message>
        <source>Frozen by hand</source>
        <translation>冻结（人工冻结）</translation>
    </message>
    <message>
        <source>Frozen by the system</source>
        <translation>系统冻结</translation>
    </message>
    <message>
        <source>Frozen or expired</source>
        <translation>已冻结或已过期</translation>
    </message>
    <message>
        <source>Funds</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Funds and quotas</source>
        <translation>资金与额度</translation>
    </message>
    <message>
        <source>Further data</source>
        <translation>扩展字段</translation>
    </message>
    <message>
        <source>Gifts that do not belong to the event are not paid.</source>
        <translation>与活动无关的礼品采购不得使用 MDF。</translation>
    </message>
    <message>
        <source>Give customers to account managers and take them back, also many at once.</source>
        <translation>为客户经理分配客户或收回客户，可批量操作。</translation>
    </message>
    <message>
        <source>Given at an event</source>
        <translation>事件赠送</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>发券来源</translation>
    </message>
    <message>
        <source>Given up: nothing depends on it</source>
        <translation>已放弃：不影响其他业务</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>转到{place}</translation>
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
        <source>Grace period</source>
        <translation>宽限期</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>总额度</translation>
    </message>
    <message>
        <source>Granted by the partner</source>
        <translation>合作伙伴授权折扣</translation>
    </message>
    <message>
        <source>Growth and delivery</source>
        <translation>发展与交付</translation>
    </message>
    <message>
        <source>Handling fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Have a software solution certified for Huawei Cloud.</source>
        <translation>为软件方案申请云软件认证。</translation>
    </message>
    <message>
        <source>Have competencies certified, and download the badges.</source>
        <translation>申请能力认证，查看认证结果并下载徽标。</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Hide contents after</source>
        <translation>无操作后遮盖内容</translation>
    </message>
    <message>
        <source>Hide contents now</source>
        <translation>立即遮盖内容</translation>
    </message>
    <message>
        <source>Hide names and texts</source>
        <translation>隐藏名称和文字</translation>
    </message>
    <message>
        <source>Hide personal data</source>
        <translation>隐藏敏感信息</translation>
    </message>
    <message>
        <source>Hide request and answer</source>
        <translation>隐藏请求与应答</translation>
    </message>
    <message>
        <source>Hide the column {column}</source>
        <translation>隐藏列：{column}</translation>
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
        <source>Hides everything that changes something at the API.</source>
        <translation>隐藏所有会更改云端数据的操作。</translation>
    </message>
    <message>
        <source>Home &gt; Account balance leads here as well.</source>
        <translation>也可从“主页 &gt; 账户余额”进入。</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>How each line ended: {file}</source>
        <translation>每一行的结果：{file}</translation>
    </message>
    <message>
        <source>How each product counts, as it stood at the end of the month.</source>
        <translation>各产品在该月月末的激励与折扣策略。</translation>
    </message>
    <message>
        <source>How long each answer takes.</source>
        <translation>每次应答所需的时间。</translation>
    </message>
    <message>
        <source>How many customers there are, which are new, which left, what they bring in.</source>
        <translation>客户数量、新增关联、解除关联与贡献收入统计。</translation>
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
        <source>How many seconds later than a write its records are listed.</source>
        <translation>写操作的记录晚多少秒才能查到。</translation>
    </message>
    <message>
        <source>How much is known</source>
        <translation>已读取的范围</translation>
    </message>
    <message>
        <source>How obtained</source>
        <translation>获取方式</translation>
    </message>
    <message>
        <source>I am not “{login}”…</source>
        <translation>我不是“{login}”…</translation>
    </message>
    <message>
        <source>IAM address</source>
        <translation>IAM 地址</translation>
    </message>
    <message>
        <source>IOPS × time</source>
        <translation>IOPS×时长</translation>
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
        <source>Import views</source>
        <translation>导入视图</translation>
    </message>
    <message>
        <source>Import views…</source>
        <translation>导入视图…</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>在表格中</translation>
    </message>
    <message>
        <source>In debt</source>
        <translation>有欠款</translation>
    </message>
    <message>
        <source>In effect</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>In grace period or freezing</source>
        <translation>宽限期或冻结中</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>In the console: {page}</source>
        <translation>在伙伴中心办理：{page}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>In use:</source>
        <translation>已有标签：</translation>
    </message>
    <message>
        <source>In whole units of currency. 0: always.</source>
        <translation>以整数货币单位计。0 表示每次都须输入。</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>未激活</translation>
    </message>
    <message>
        <source>Incentive</source>
        <translation>激励策略</translation>
    </message>
    <message>
        <source>Incentive and discount policies</source>
        <translation>激励与折扣策略</translation>
    </message>
    <message>
        <source>Incentive applications</source>
        <translation>激励申请</translation>
    </message>
    <message>
        <source>Incentive dashboard</source>
        <translation>激励看板</translation>
    </message>
    <message>
        <source>Incentive for competencies</source>
        <translation>能力提升激励</translation>
    </message>
    <message>
        <source>Incentive for dedicated staff (FH)</source>
        <translation>专职人员激励（FH）</translation>
    </message>
    <message>
        <source>Incentives</source>
        <translation>激励策略</translation>
    </message>
    <message>
        <source>Incentives and benefits</source>
        <translation>激励与权益</translation>
    </message>
    <message>
        <source>Incentives for opportunities</source>
        <translation>机会点激励申请</translation>
    </message>
    <message>
        <source>Include hidden content in the clear</source>
        <translation>包含隐藏的内容（明文）</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Income and expenses</source>
        <translation>收支明细</translation>
    </message>
    <message>
        <source>Income or expense</source>
        <translation>收支类型</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标信息</translation>
    </message>
    <message>
        <source>Instead show what support needs to know, and save it to this file (zip).</source>
        <translation>改为显示技术支持需要了解的信息，并存到此文件（zip）。</translation>
    </message>
    <message>
        <source>Internal number</source>
        <translation>内部 ID</translation>
    </message>
    <message>
        <source>International</source>
        <translation>国际站</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Invented customers and orders; nothing here is real.</source>
        <translation>客户和订单均为虚构，没有真实数据。</translation>
    </message>
    <message>
        <source>Invitation links</source>
        <translation>邀请链接</translation>
    </message>
    <message>
        <source>Invoice arrears</source>
        <translation>欠票金额</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票管理</translation>
    </message>
    <message>
        <source>Invoices of Huawei Cloud and of marketplace providers stand on separate tabs.</source>
        <translation>华为云与云商店服务商的发票分在两个页签。</translation>
    </message>
    <message>
        <source>Invoices to customers come from the provider of the goods.</source>
        <translation>客户发票由提供商品的商家开具。</translation>
    </message>
    <message>
        <source>Issue a quota of {amount} to each of {receivers}?</source>
        <translation>向 {receivers} 各发放 {amount} 的额度？</translation>
    </message>
    <message>
        <source>Issue a quota of {amount} to {receivers}?</source>
        <translation>向 {receivers} 发放 {amount} 的额度？</translation>
    </message>
    <message>
        <source>Issue a voucher of {amount} to each of {receivers}?</source>
        <translation>向 {receivers} 各发放一张面值 {amount} 的代金券？</translation>
    </message>
    <message>
        <source>Issue a voucher of {amount} to {receivers}?</source>
        <translation>向 {receivers} 发放面值 {amount} 的代金券？</translation>
    </message>
    <message>
        <source>Issue and reclaim records</source>
        <translation>发放回收记录</translation>
    </message>
    <message>
        <source>Issue pick-up vouchers to customers, and see what became of them.</source>
        <translation>为客户发放提货券，查看使用情况。</translation>
    </message>
    <message>
        <source>Issue quota…</source>
        <translation>发放额度…</translation>
    </message>
    <message>
        <source>Issue voucher…</source>
        <translation>发放代金券…</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Issued from quota</source>
        <translation>父额度 ID</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发放时间</translation>
    </message>
    <message>
        <source>Issued online</source>
        <translation>线上发放</translation>
    </message>
    <message>
        <source>Issued vouchers</source>
        <translation>已发放的券</translation>
    </message>
    <message>
        <source>It can damage files when two programs write at once. Install this program anew.</source>
        <translation>两个程序同时写入时，此版本可能损坏文件。请重新安装本程序。</translation>
    </message>
    <message>
        <source>It covers allocating, reclaiming, vouchers, quotas, and paying for customers.</source>
        <translation>涉及拨款、回收、发放和回收代金券及额度、为客户代支付。</translation>
    </message>
    <message>
        <source>It covers unbinding, switching, and price adjustment of marketplace orders.</source>
        <translation>涉及解除关联、切换关联类型、云商店订单调价。</translation>
    </message>
    <message>
        <source>It did not happen</source>
        <translation>未发生</translation>
    </message>
    <message>
        <source>It did not happen…</source>
        <translation>未发生…</translation>
    </message>
    <message>
        <source>It happened</source>
        <translation>已发生</translation>
    </message>
    <message>
        <source>It happened…</source>
        <translation>已发生…</translation>
    </message>
    <message>
        <source>It is exported in the background: as PDF, or with all details.</source>
        <translation>导出在后台进行：账单（PDF）或账单明细。</translation>
    </message>
    <message>
        <source>It is not right. Enter it again; if it is lost, remove the account and sign in anew.</source>
        <translation>口令不正确。请重新输入；如果已忘记，请移除该账号后重新登录。</translation>
    </message>
    <message>
        <source>It is on its way. Wait for the answer.</source>
        <translation>正在发送，请等待应答。</translation>
    </message>
    <message>
        <source>It is paid by the quarter, once the months are approved.</source>
        <translation>各月初审通过后，按季度申请付款。</translation>
    </message>
    <message>
        <source>It is read when it is looked at, or when it is named.</source>
        <translation>打开查看或指定名称时才读取。</translation>
    </message>
    <message>
        <source>It is the cash consumption of your customers on the China site.</source>
        <translation>业绩是关联客户在中国站的现金消费。</translation>
    </message>
    <message>
        <source>It is unsure whether 1 entry of the outbox happened. Look at it.</source>
        <translation>发件箱中有 1 个条目结果不明，请查看。</translation>
    </message>
    <message>
        <source>It is unsure whether {count} entries of the outbox happened. Look at them.</source>
        <translation>发件箱中有 {count} 个条目结果不明，请查看。</translation>
    </message>
    <message>
        <source>It keeps columns, widths, sort, filters and search.</source>
        <translation>将保存列、列宽、排序、筛选和搜索。</translation>
    </message>
    <message>
        <source>It may be limited to kinds of orders and to services.</source>
        <translation>可限定订购类型和云服务。</translation>
    </message>
    <message>
        <source>It names who is signed in: customers of an account manager&apos;s link are theirs.</source>
        <translation>链接带有当前登录人的标签：通过客户经理的链接关联的客户归该客户经理。</translation>
    </message>
    <message>
        <source>It was confirmed and never sent. The audit log keeps a line that says so.</source>
        <translation>此条目已确认但从未发送。审计日志会保留一行说明。</translation>
    </message>
    <message>
        <source>It was confirmed before and never left this computer. It is sent once, exactly as it was confirmed.</source>
        <translation>此条目已经确认，但没有离开这台电脑。将按确认时的内容发送一次。</translation>
    </message>
    <message>
        <source>It was not named.</source>
        <translation>未指定。</translation>
    </message>
    <message>
        <source>It was sent, but how it ended could not be written down. It will be shown as unsure.</source>
        <translation>请求已发出，但结果无法写入本地。此条目将显示为“结果不明”。</translation>
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
        <source>Its files are not encrypted. Until the disk uses their place again, special tools may be able to read them.</source>
        <translation>它的文件没有加密。在磁盘重新使用那些位置之前，专门的工具也许还能读出内容。</translation>
    </message>
    <message>
        <source>Its keys are gone. Close other programs that use the files named in the details, then wipe it again.</source>
        <translation>它的密钥已经删除。请关闭正在使用详情中所列文件的其他程序，然后再次清除。</translation>
    </message>
    <message>
        <source>Its outbox cannot be looked into without its key: there may be entries that are not settled.</source>
        <translation>没有密钥，无法查看它的发件箱：其中可能有尚未了结的条目。</translation>
    </message>
    <message>
        <source>JSON lines, for programs (.jsonl)</source>
        <translation>JSON lines，供程序使用 (.jsonl)</translation>
    </message>
    <message>
        <source>Join programs, apply for a higher level, download certificates.</source>
        <translation>加入伙伴计划，申请提升等级，下载证书。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Keep the face value and the number of vouchers within the limits of the quota.</source>
        <translation>面额或张数超出额度的限制，请调整后重试。</translation>
    </message>
    <message>
        <source>Keep the progress up to date until the deal is delivered.</source>
        <translation>须持续更新进展，直至交付完成。</translation>
    </message>
    <message>
        <source>Keep what changed for</source>
        <translation>变更记录保留</translation>
    </message>
    <message>
        <source>Keep what you filled in?</source>
        <translation>要保留已填写的内容吗？</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>保存时间</translation>
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
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of account</source>
        <translation>账户类型</translation>
    </message>
    <message>
        <source>Kind of adjustment</source>
        <translation>调账类型</translation>
    </message>
    <message>
        <source>Kind of contact</source>
        <translation>联系方式类型</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Kind of period</source>
        <translation>周期类型限制</translation>
    </message>
    <message>
        <source>Kind of quota</source>
        <translation>额度类型</translation>
    </message>
    <message>
        <source>Kind of service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>Kind of tag</source>
        <translation>新客标签类型</translation>
    </message>
    <message>
        <source>Kind of transaction</source>
        <translation>交易类型</translation>
    </message>
    <message>
        <source>Kind of user</source>
        <translation>用户类型</translation>
    </message>
    <message>
        <source>Kind of voucher</source>
        <translation>券类型</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Largest share of an order</source>
        <translation>最大支付比例</translation>
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
        <source>Last updated</source>
        <translation>最近更新时间</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用时间</translation>
    </message>
    <message>
        <source>Last {days} days</source>
        <translation>近 {days} 天</translation>
    </message>
    <message>
        <source>Later refunds go to you, not to the customer.</source>
        <translation>此后的退款退给伙伴，不退给客户。</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Left of our quota</source>
        <translation>父额度余额</translation>
    </message>
    <message>
        <source>Left of the quota</source>
        <translation>额度余额</translation>
    </message>
    <message>
        <source>Left out, since its table is not known here: {count}.</source>
        <translation>因此处没有对应的列表，未导入 {count} 个。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Let each write go wrong in these ways, in turn: drop-after-commit, drop-before-commit, reset, 500-after-commit, 500-before-commit, portal, throttle, slow, hang.</source>
        <translation>让写操作依次按这些方式出错：drop-after-commit、drop-before-commit、reset、500-after-commit、500-before-commit、portal、throttle、slow、hang。</translation>
    </message>
    <message>
        <source>Let the account only read, or do things at the API, too.</source>
        <translation>让账号只读，或也能在 API 上执行操作。</translation>
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
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>使用限制</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>订单行 ID</translation>
    </message>
    <message>
        <source>Line {line} of the log was changed or is missing. The log is not whole.</source>
        <translation>日志的第 {line} 行被改动或缺失。日志不完整。</translation>
    </message>
    <message>
        <source>Line {line}: {problem}</source>
        <translation>第 {line} 行：{problem}</translation>
    </message>
    <message>
        <source>Line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>Lines are read one order at a time: open an order to read its lines.</source>
        <translation>订单行按订单逐个读取：请打开一个订单，读取它的订单行。</translation>
    </message>
    <message>
        <source>Lines that are no notes: {lines}</source>
        <translation>以下行无法识别为备注：{lines}</translation>
    </message>
    <message>
        <source>Lines that are wrong</source>
        <translation>有误的行</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Links and QR codes with which customers sign up and bind themselves to you.</source>
        <translation>供客户注册并关联伙伴的链接和二维码。</translation>
    </message>
    <message>
        <source>Links expire: tell the customer until when.</source>
        <translation>邀请链接有有效期，请提醒客户按时完成。</translation>
    </message>
    <message>
        <source>Links to goods that name you as the partner of the order.</source>
        <translation>分享带有伙伴信息的商品链接。</translation>
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
        <source>Listed again</source>
        <translation>重新出现</translation>
    </message>
    <message>
        <source>Listed again since {time}</source>
        <translation>{time} 重新出现</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>所在地</translation>
    </message>
    <message>
        <source>Locked by order</source>
        <translation>锁定券的订单</translation>
    </message>
    <message>
        <source>Log number</source>
        <translation>记录编号</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>账号名</translation>
    </message>
    <message>
        <source>Login of the account manager</source>
        <translation>客户经理登录名</translation>
    </message>
    <message>
        <source>Login, real-name verification and access keys of the account itself.</source>
        <translation>账号本身的登录信息、实名认证和访问密钥。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查询</translation>
    </message>
    <message>
        <source>Look an unclear entry up in the records, once.</source>
        <translation>在记录中核对一次结果不明的条目。</translation>
    </message>
    <message>
        <source>Looked up</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>Looked up at</source>
        <translation>查询时间</translation>
    </message>
    <message>
        <source>Lowest discount rate</source>
        <translation>最小折扣比例</translation>
    </message>
    <message>
        <source>Main resource</source>
        <translation>主资源</translation>
    </message>
    <message>
        <source>Make a referral customer a resale customer, or the other way round.</source>
        <translation>在顾问销售与代售之间切换客户的关联类型。</translation>
    </message>
    <message>
        <source>Make them here: users made in IAM have no access to the Partner Center.</source>
        <translation>请在这里创建人员：在 IAM 中创建的用户无权访问伙伴中心。</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Market development funds (MDF)</source>
        <translation>市场发展基金（MDF）</translation>
    </message>
    <message>
        <source>Marketing tasks</source>
        <translation>营销任务</translation>
    </message>
    <message>
        <source>Marketplace</source>
        <translation>云商店</translation>
    </message>
    <message>
        <source>Marketplace goods</source>
        <translation>商品信息</translation>
    </message>
    <message>
        <source>Marketplace goods cannot be ordered this way.</source>
        <translation>云商店商品不支持代客下单。</translation>
    </message>
    <message>
        <source>Marketplace goods: from the balance or by Petal Pay only.</source>
        <translation>云商店商品仅支持余额支付和花瓣支付。</translation>
    </message>
    <message>
        <source>Marketplace orders: a verification code is asked for if that is switched on.</source>
        <translation>云商店订单调价：开启验证码验证后，须输入验证码。</translation>
    </message>
    <message>
        <source>Marketplace settlement</source>
        <translation>云商店商品分账</translation>
    </message>
    <message>
        <source>Masked otherwise: {columns}.</source>
        <translation>不勾选时，以下各列保持隐藏：{columns}。</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>介质类型</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>人员管理</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Memory × time</source>
        <translation>内存×时长</translation>
    </message>
    <message>
        <source>Menu path</source>
        <translation>菜单路径</translation>
    </message>
    <message>
        <source>Menus as on the China site; those of your site may differ.</source>
        <translation>菜单以中国站为准，您所在站点可能不同。</translation>
    </message>
    <message>
        <source>Message settings</source>
        <translation>消息接收设置</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>留言内容</translation>
    </message>
    <message>
        <source>Message type</source>
        <translation>留言类型</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>工单留言</translation>
    </message>
    <message>
        <source>Messages are read one ticket at a time: open a ticket to read them.</source>
        <translation>留言按工单逐个读取：打开一个工单即可读取。</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Mobile phone for news</source>
        <translation>提醒手机号</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Money and billing</source>
        <translation>资金与账务</translation>
    </message>
    <message>
        <source>Money can be moved from here then, vouchers issued and tickets answered, as far as the permissions of its key go. Each time you are asked first, and everything that is sent stands in the outbox.</source>
        <translation>允许后，可在密钥权限范围内拨款、发放代金券、回复工单。每次都会先请您确认，发送的内容都列在发件箱中。</translation>
    </message>
    <message>
        <source>Money cannot be moved to or from a customer who pays the vendor directly.</source>
        <translation>顾问销售客户直接向华为云付款，不能拨款或回收。</translation>
    </message>
    <message>
        <source>Money for marketing: apply, hold the event, claim.</source>
        <translation>营销活动经费：申请使用、举办活动、兑现申报。</translation>
    </message>
    <message>
        <source>Money goes back the way it came, the last recharge first, or to a bank card.</source>
        <translation>按充值的后进先出顺序原路退回，或提现至银行卡。</translation>
    </message>
    <message>
        <source>Money moves to and from resale customers only, and to and from resellers.</source>
        <translation>只能对代售客户和云经销商拨款、回收。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Monthly bills</source>
        <translation>月度消费</translation>
    </message>
    <message>
        <source>More cannot be uploaded today. Try again tomorrow.</source>
        <translation>当天上传附件的大小已达上限，请明天再试。</translation>
    </message>
    <message>
        <source>More than {count} rows</source>
        <translation>超过 {count} 行</translation>
    </message>
    <message>
        <source>Most points</source>
        <translation>总分</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+Down）</translation>
    </message>
    <message>
        <source>Move money, issue vouchers, open tickets and more; asks first.</source>
        <translation>拨款、发放代金券、新建工单等；执行前会确认。</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+Up）</translation>
    </message>
    <message>
        <source>Moved by a reseller</source>
        <translation>云经销商转移</translation>
    </message>
    <message>
        <source>My customers</source>
        <translation>我的客户</translation>
    </message>
    <message>
        <source>My last look</source>
        <translation>上次查看以来</translation>
    </message>
    <message>
        <source>My login as account manager</source>
        <translation>我的客户经理账号</translation>
    </message>
    <message>
        <source>My note</source>
        <translation>我的备注</translation>
    </message>
    <message>
        <source>My partner account</source>
        <translation>我的伙伴账号</translation>
    </message>
    <message>
        <source>My tags</source>
        <translation>我的标签</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name an action, such as allocate. All of them: partner-desk act --list</source>
        <translation>请指定操作，例如 allocate。全部操作：partner-desk act --list</translation>
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
        <source>Name of the replier</source>
        <translation>回复人</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Name, license and contacts of your company, and its certification.</source>
        <translation>公司名称、营业执照、联系人以及商业信息认证。</translation>
    </message>
    <message>
        <source>Nearly used up</source>
        <translation>即将用完</translation>
    </message>
    <message>
        <source>Needed before you order or operate for a customer.</source>
        <translation>代客下单和代客运维前必须取得授权。</translation>
    </message>
    <message>
        <source>Needed for a fault.</source>
        <translation>报障时必填。</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Neither the local copy nor the API knows this customer.</source>
        <translation>本地数据和云端都没有该客户。</translation>
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
        <source>New customer</source>
        <translation>合格新客</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>合格新客</translation>
    </message>
    <message>
        <source>New customer…</source>
        <translation>创建客户…</translation>
    </message>
    <message>
        <source>New name of the account</source>
        <translation>账号的新名称</translation>
    </message>
    <message>
        <source>New name of the view</source>
        <translation>新的视图名称</translation>
    </message>
    <message>
        <source>New since {time}</source>
        <translation>{time} 新增</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>New ticket…</source>
        <translation>新建工单…</translation>
    </message>
    <message>
        <source>New-customer tag</source>
        <translation>新客标签</translation>
    </message>
    <message>
        <source>New-customer tags</source>
        <translation>新客标签</translation>
    </message>
    <message>
        <source>Next 15 days</source>
        <translation>未来 15 天</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>未来 30 天</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Next 90 days</source>
        <translation>未来 90 天</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Next {days} days</source>
        <translation>未来 {days} 天</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No active reserved instance or partner support plan: unsubscribe them first.</source>
        <translation>不能有未失效的预留实例或伙伴支持计划，须先退订。</translation>
    </message>
    <message>
        <source>No answer is known.</source>
        <translation>没有应答。</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link instead.</source>
        <translation>无法打开浏览器，请复制链接后自行打开。</translation>
    </message>
    <message>
        <source>No clear answer came. Nothing depends on it, so it counts as not done: do it again if needed.</source>
        <translation>没有收到明确的应答。此操作不影响其他内容，按未完成处理；需要时请重做。</translation>
    </message>
    <message>
        <source>No clear answer came. The records are looked at …</source>
        <translation>没有收到明确的应答。正在核对记录……</translation>
    </message>
    <message>
        <source>No clear answer came: it may have happened. Nothing is sent again. The records are looked at several times; compare them before you decide.</source>
        <translation>没有收到明确的应答：操作可能已经发生。程序不会重新发送，会多次查询记录；请核对记录后再作决定。</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>云端已无</translation>
    </message>
    <message>
        <source>No marketing messages</source>
        <translation>不接收营销消息</translation>
    </message>
    <message>
        <source>No more transactions can be made today. Try again tomorrow.</source>
        <translation>今天的交易次数已达上限，请明天再试。</translation>
    </message>
    <message>
        <source>No page of the console has “{text}”.</source>
        <translation>没有包含“{text}”的页面。</translation>
    </message>
    <message>
        <source>No performance, no rebate</source>
        <translation>无业绩无返点</translation>
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
        <source>No record of it was found so far. Records can be late.</source>
        <translation>目前没有找到对应的记录。记录可能会延迟出现。</translation>
    </message>
    <message>
        <source>No record was found so far. Records can come several minutes late, so that proves nothing.</source>
        <translation>目前没有找到记录。记录可能晚几分钟出现，因此这并不能说明没有发生。</translation>
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
        <source>No special contract in force: settle that outside the console first.</source>
        <translation>不能有生效中的特殊合同，须先线下处理。</translation>
    </message>
    <message>
        <source>No unused pick-up voucher, and no order that waits for your payment.</source>
        <translation>不能有未使用的提货券，也不能有待伙伴支付的订单。</translation>
    </message>
    <message>
        <source>Nobody can be asked here. Say so with --yes.</source>
        <translation>此处无法询问，请用 --yes 确认。</translation>
    </message>
    <message>
        <source>Nobody can be asked here. Say so with --yes. Nothing was sent.</source>
        <translation>此处无法询问。请用 --yes 表示确认。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Nobody could check this path: the menu may be elsewhere.</source>
        <translation>此路径未经核实，菜单位置可能不同。</translation>
    </message>
    <message>
        <source>Non-specific product</source>
        <translation>非特定产品</translation>
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
        <source>Not a new customer</source>
        <translation>非新客</translation>
    </message>
    <message>
        <source>Not booked yet</source>
        <translation>未入账金额</translation>
    </message>
    <message>
        <source>Not closed yet</source>
        <translation>未关闭</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Not everything of this account could be removed</source>
        <translation>该账号没有全部清除</translation>
    </message>
    <message>
        <source>Not for this account</source>
        <translation>此账号没有此列表</translation>
    </message>
    <message>
        <source>Not in the Partner Center: it opens from the account menu.</source>
        <translation>不在伙伴中心内，从账号下拉框进入。</translation>
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
        <source>Not read yet.</source>
        <translation>尚未读取。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未实名认证</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note down a deal you are working on, before anybody else does.</source>
        <translation>提前报备正在跟进的商机。</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>写下备注</translation>
    </message>
    <message>
        <source>Notes taken over: {taken}. The same or newer here: {same}.</source>
        <translation>已导入备注 {taken} 条；与本地相同或本地更新的 {same} 条，未改动。</translation>
    </message>
    <message>
        <source>Nothing changed since your last look at {time}.</source>
        <translation>自您上次查看（{time}）以来没有变化。</translation>
    </message>
    <message>
        <source>Nothing changed so far. What later syncs find to be new, changed or gone is told here.</source>
        <translation>目前没有变化。以后同步发现的新增、变化和云端已无的数据会列在这里。</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing has been read from the partner API yet. Numbers appear as their lists are read.</source>
        <translation>尚未从伙伴 API 读取任何数据。各列表读取后，数字会随之显示。</translation>
    </message>
    <message>
        <source>Nothing has been read yet</source>
        <translation>还没有读取过</translation>
    </message>
    <message>
        <source>Nothing in advance</source>
        <translation>零预付</translation>
    </message>
    <message>
        <source>Nothing in the outbox.</source>
        <translation>发件箱是空的。</translation>
    </message>
    <message>
        <source>Nothing is moved here, so there is no total. Nothing was sent.</source>
        <translation>此操作不涉及金额，因此没有总金额。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing known yet.</source>
        <translation>暂无记录。</translation>
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
        <source>Nothing of this kind changed.</source>
        <translation>没有这一类的变化。</translation>
    </message>
    <message>
        <source>Nothing was consumed in these months.</source>
        <translation>这些月份没有消费。</translation>
    </message>
    <message>
        <source>Nothing was consumed in this month.</source>
        <translation>该月没有消费。</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>还没有办理记录</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing will be by itself. Send it, or discard it.</source>
        <translation>没有发送，也不会自动发送。请发送或放弃。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>没有发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent. Open it to go on.</source>
        <translation>尚未发送。打开后可继续。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number of items</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Number of lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Number of periods</source>
        <translation>周期数量限制</translation>
    </message>
    <message>
        <source>Number of the holder</source>
        <translation>持有账号 ID</translation>
    </message>
    <message>
        <source>Number of the plan</source>
        <translation>促销计划 ID</translation>
    </message>
    <message>
        <source>Number of uses</source>
        <translation>使用次数</translation>
    </message>
    <message>
        <source>Number on your platform</source>
        <translation>平台用户标识</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Obtained offline</source>
        <translation>线下获取</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>使用场景</translation>
    </message>
    <message>
        <source>Of {name}</source>
        <translation>属于 {name}</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>是否展示</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Offline. Nothing is sent by itself, also not later.</source>
        <translation>离线。程序不会自动发送，恢复联网后也不会。</translation>
    </message>
    <message>
        <source>Offline. Numbers appear as soon as the partner API can be reached.</source>
        <translation>离线。连上伙伴 API 后即显示数字。</translation>
    </message>
    <message>
        <source>Offline. Rows appear as soon as the partner API can be reached.</source>
        <translation>当前离线，连上伙伴接口后即会显示数据。</translation>
    </message>
    <message>
        <source>Older changes are forgotten at the end of a sync.</source>
        <translation>更早的变更记录在同步结束时清除。</translation>
    </message>
    <message>
        <source>Older menus: Sales &gt; Customer business &gt; Pick-up vouchers.</source>
        <translation>旧版菜单：销售 &gt; 客户业务 &gt; 提货券管理。</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>按需</translation>
    </message>
    <message>
        <source>On demand to prepaid</source>
        <translation>按需转包年/包月</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质券</translation>
    </message>
    <message>
        <source>On the international site for referral customers.</source>
        <translation>国际站适用于顾问销售客户。</translation>
    </message>
    <message>
        <source>On-demand resource opened</source>
        <translation>按需资源开通</translation>
    </message>
    <message>
        <source>On-demand resources</source>
        <translation>按需资源</translation>
    </message>
    <message>
        <source>One JSON object for each line.</source>
        <translation>每一行输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>One JSON object for each of them.</source>
        <translation>每条输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>One JSON object for each row.</source>
        <translation>每行输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>One account of a company can be on a path; leave it before the role is certified.</source>
        <translation>同一公司只有一个账号可以选择某条路径；退出须在角色认证之前。</translation>
    </message>
    <message>
        <source>One at a time or several at once; a rejection wants a reason.</source>
        <translation>可单个或批量操作，驳回须填写原因。</translation>
    </message>
    <message>
        <source>One event is one claim: splitting bills costs you the year&apos;s funds.</source>
        <translation>同一活动不得拆单，违规将取消当年度的申请资格。</translation>
    </message>
    <message>
        <source>One for each line of this CSV file, whose columns are fields.</source>
        <translation>对该 CSV 文件的每一行执行一次，列名即字段。</translation>
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
        <source>Only a distributor has resellers: partners who sell to customers of their own.</source>
        <translation>只有总经销商才有云经销商，即拥有自己客户的二级伙伴。</translation>
    </message>
    <message>
        <source>Only a distributor issues quotas to resellers.</source>
        <translation>只有总经销商才向云经销商发放额度。</translation>
    </message>
    <message>
        <source>Only a draft or an entry that was never sent can be discarded.</source>
        <translation>只能放弃草稿或从未发送的条目。</translation>
    </message>
    <message>
        <source>Only a quota in effect can be reclaimed.</source>
        <translation>只能回收有效的额度。</translation>
    </message>
    <message>
        <source>Only a solved ticket can be rated.</source>
        <translation>只能评价已完成的工单。</translation>
    </message>
    <message>
        <source>Only a usable voucher can be reclaimed.</source>
        <translation>只能回收可使用的代金券。</translation>
    </message>
    <message>
        <source>Only allocations and reclaims name a customer.</source>
        <translation>只有拨款和回收的记录带有客户。</translation>
    </message>
    <message>
        <source>Only distributors have this list.</source>
        <translation>仅总经销商有此列表。</translation>
    </message>
    <message>
        <source>Only entries in this state, such as unsure or ready. May be repeated.</source>
        <translation>只列出该状态的条目，例如 unsure 或 ready。可重复使用。</translation>
    </message>
    <message>
        <source>Only for distributors.</source>
        <translation>仅限总经销商。</translation>
    </message>
    <message>
        <source>Only for partners that own a quota of them, and for resale customers.</source>
        <translation>仅限拥有提货券额度的伙伴，面向代售客户。</translation>
    </message>
    <message>
        <source>Only in the console:</source>
        <translation>仅在伙伴中心办理：</translation>
    </message>
    <message>
        <source>Only mobile numbers of mainland China are accepted, such as 13912345678.</source>
        <translation>只支持中国大陆手机号，例如 13912345678。</translation>
    </message>
    <message>
        <source>Only of this kind.</source>
        <translation>只要这一类的。</translation>
    </message>
    <message>
        <source>Only of this list.</source>
        <translation>只要这个列表的。</translation>
    </message>
    <message>
        <source>Only rows that came or changed since then, such as 2026-11-01.</source>
        <translation>只要该时间以来新增或有变化的数据，例如 2026-11-01。</translation>
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
        <source>Only since then: 2026-11-01.</source>
        <translation>只要该时间以来的，例如 2026-11-01。</translation>
    </message>
    <message>
        <source>Only the administrator role may do this.</source>
        <translation>仅伙伴管理员角色可以操作。</translation>
    </message>
    <message>
        <source>Only the issuing partner sees it. A short mark of ours is added.</source>
        <translation>只有发放的伙伴能看到。程序会附加一个简短标记。</translation>
    </message>
    <message>
        <source>Only the main account may change the company.</source>
        <translation>仅伙伴主账号可以修改公司信息。</translation>
    </message>
    <message>
        <source>Only the one person in charge of the customer can handle an alert.</source>
        <translation>仅客户的唯一责任人可以处理预警。</translation>
    </message>
    <message>
        <source>Only {currency} is shown here.</source>
        <translation>此处仅显示 {currency}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open the form again…</source>
        <translation>重新打开表单…</translation>
    </message>
    <message>
        <source>Open the outbox</source>
        <translation>打开发件箱</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Open the result file</source>
        <translation>打开结果文件</translation>
    </message>
    <message>
        <source>Open this ticket?</source>
        <translation>确认提交此工单？</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>未关闭工单</translation>
    </message>
    <message>
        <source>Open {host}?</source>
        <translation>打开 {host}？</translation>
    </message>
    <message>
        <source>Open: {dataset}</source>
        <translation>打开：{dataset}</translation>
    </message>
    <message>
        <source>Opening that remittance account asks for a verification code once.</source>
        <translation>首次使用专属汇款账号时须输入验证码。</translation>
    </message>
    <message>
        <source>Operate for a customer</source>
        <translation>代客运维</translation>
    </message>
    <message>
        <source>Operated at</source>
        <translation>操作时间</translation>
    </message>
    <message>
        <source>Operated at (as sent)</source>
        <translation>操作时间（原文）</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作类型</translation>
    </message>
    <message>
        <source>Operation (code)</source>
        <translation>操作类型（编码）</translation>
    </message>
    <message>
        <source>Operation log</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Operations address</source>
        <translation>运营接口地址</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>审批意见</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>拓新与机会点</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>Order created</source>
        <translation>订单创建时间</translation>
    </message>
    <message>
        <source>Order for a customer</source>
        <translation>代客下单</translation>
    </message>
    <message>
        <source>Order lines to be paid within 3 days</source>
        <translation>3 天内支付截止的订单行</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Order or transaction</source>
        <translation>订单号/交易编号</translation>
    </message>
    <message>
        <source>Order paid</source>
        <translation>订单支付时间</translation>
    </message>
    <message>
        <source>Order payment</source>
        <translation>支付订单</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Order price adjustment</source>
        <translation>订单调价折扣</translation>
    </message>
    <message>
        <source>Order resource details</source>
        <translation>订单资源明细</translation>
    </message>
    <message>
        <source>Order type</source>
        <translation>订单类型</translation>
    </message>
    <message>
        <source>Order types</source>
        <translation>订购类型</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Orders and vouchers</source>
        <translation>订单与券</translation>
    </message>
    <message>
        <source>Orders in review</source>
        <translation>待审核订单</translation>
    </message>
    <message>
        <source>Orders inside</source>
        <translation>子订单</translation>
    </message>
    <message>
        <source>Orders inside combined orders</source>
        <translation>组合订单的子订单</translation>
    </message>
    <message>
        <source>Orders over such a link need no partner account typed in.</source>
        <translation>客户通过链接下单时无需手动填写伙伴账号。</translation>
    </message>
    <message>
        <source>Organization and account</source>
        <translation>组织与账号</translation>
    </message>
    <message>
        <source>Original order</source>
        <translation>原订单号</translation>
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
        <source>Our mark</source>
        <translation>本程序标记</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Overview, business register and recommended reading about one customer.</source>
        <translation>某一客户的概览、企业百科和知识推荐。</translation>
    </message>
    <message>
        <source>Own vouchers</source>
        <translation>我的券</translation>
    </message>
    <message>
        <source>Own vouchers within 30 days</source>
        <translation>30 天内到期且有余额的自有券</translation>
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
        <source>Pages of the console</source>
        <translation>伙伴中心页面</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>支付时间</translation>
    </message>
    <message>
        <source>Paid by credit</source>
        <translation>信用额度支付金额</translation>
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
        <source>Paid from</source>
        <translation>支付账户</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>现金支付金额</translation>
    </message>
    <message>
        <source>Part: product</source>
        <translation>整机子云服务</translation>
    </message>
    <message>
        <source>Part: product code</source>
        <translation>整机子云服务编码</translation>
    </message>
    <message>
        <source>Part: resource name</source>
        <translation>整机子资源名称</translation>
    </message>
    <message>
        <source>Part: resource number</source>
        <translation>整机子资源 ID</translation>
    </message>
    <message>
        <source>Part: resource type</source>
        <translation>整机子资源类型</translation>
    </message>
    <message>
        <source>Part: resource type code</source>
        <translation>整机子资源类型编码</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>Partly in advance</source>
        <translation>部分预付</translation>
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
        <source>Partner bill</source>
        <translation>伙伴账单</translation>
    </message>
    <message>
        <source>Partner programs and levels</source>
        <translation>伙伴计划与等级</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
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
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Pay for customers</source>
        <translation>为客户代支付</translation>
    </message>
    <message>
        <source>Pay online, or transfer to the remittance account that is reserved for you.</source>
        <translation>可在线支付，也可汇款至专属汇款账号。</translation>
    </message>
    <message>
        <source>Pay or reject the orders that customers asked you to pay.</source>
        <translation>支付或驳回客户申请伙伴支付的订单。</translation>
    </message>
    <message>
        <source>Paying partner</source>
        <translation>代支付伙伴</translation>
    </message>
    <message>
        <source>Payment method</source>
        <translation>付款方式</translation>
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
        <source>Performance</source>
        <translation>业绩管理</translation>
    </message>
    <message>
        <source>Performance (estimate)</source>
        <translation>业绩（估算）</translation>
    </message>
    <message>
        <source>Performance tests</source>
        <translation>性能测试用量</translation>
    </message>
    <message>
        <source>Performance, but no rebate</source>
        <translation>有业绩无返点</translation>
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
        <source>Permission: {items}</source>
        <translation>权限项：{items}</translation>
    </message>
    <message>
        <source>Permissions of the API follow these roles.</source>
        <translation>API 权限随角色而定。</translation>
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
        <source>Pick-up vouchers</source>
        <translation>提货券</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Pieces / time</source>
        <translation>个/时长</translation>
    </message>
    <message>
        <source>Placed by</source>
        <translation>订单来源</translation>
    </message>
    <message>
        <source>Placed by the account</source>
        <translation>下单账号</translation>
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
        <source>Platform number for new customers</source>
        <translation>创建客户用的平台标识</translation>
    </message>
    <message>
        <source>Points per star</source>
        <translation>每格分数</translation>
    </message>
    <message>
        <source>Policies, product and sales documents for partners.</source>
        <translation>面向伙伴的政策、产品与销售资料。</translation>
    </message>
    <message>
        <source>Policy month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Port {port} cannot be used. Choose another one.</source>
        <translation>端口 {port} 无法使用，请换一个。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Prepaid to on demand</source>
        <translation>包年/包月转按需</translation>
    </message>
    <message>
        <source>Price adjustment</source>
        <translation>调价</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Problem type</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Problem type number</source>
        <translation>问题类型 ID</translation>
    </message>
    <message>
        <source>Problem types are read one product at a time: open a product to read them. A fault must name a region, a consultation need not.</source>
        <translation>问题类型按产品逐个读取：打开一个产品即可读取。报障必须选择区域，咨询可以不选。</translation>
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
        <source>Product coupon</source>
        <translation>产品券</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>产品名称</translation>
    </message>
    <message>
        <source>Product number</source>
        <translation>产品 ID</translation>
    </message>
    <message>
        <source>Product numbers, which the vendor tells you. Without any, as the quota.</source>
        <translation>产品 ID 由华为云线下提供；不填则按额度的限制。</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品类型</translation>
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
        <source>Project number</source>
        <translation>项目 ID</translation>
    </message>
    <message>
        <source>Project specialists</source>
        <translation>项目专员</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销折扣</translation>
    </message>
    <message>
        <source>Promotion number</source>
        <translation>促销活动 ID</translation>
    </message>
    <message>
        <source>Promotion plan</source>
        <translation>促销计划</translation>
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
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Put money into the partner&apos;s account, out of which you allocate to customers.</source>
        <translation>为伙伴账户充值，给客户的拨款由此支出。</translation>
    </message>
    <message>
        <source>Putting the file together…</source>
        <translation>正在合成文件…</translation>
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
        <source>Quota frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Quota issued</source>
        <translation>发放额度</translation>
    </message>
    <message>
        <source>Quota number</source>
        <translation>额度 ID</translation>
    </message>
    <message>
        <source>Quota reclaimed</source>
        <translation>回收额度</translation>
    </message>
    <message>
        <source>Quota records</source>
        <translation>额度操作记录</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Quotas expiring within 30 days</source>
        <translation>30 天内到期的额度</translation>
    </message>
    <message>
        <source>Quotas nearly used up</source>
        <translation>即将用完的额度</translation>
    </message>
    <message>
        <source>Quotas of resellers</source>
        <translation>已发放额度</translation>
    </message>
    <message>
        <source>Quotas of resellers expiring within 30 days</source>
        <translation>云经销商 30 天内到期的额度</translation>
    </message>
    <message>
        <source>Quotas of resellers nearly used up</source>
        <translation>云经销商即将用完的额度</translation>
    </message>
    <message>
        <source>Rate of queries</source>
        <translation>查询速率</translation>
    </message>
    <message>
        <source>Rate ticket {receivers}?</source>
        <translation>评价工单 {receivers}？</translation>
    </message>
    <message>
        <source>Rate…</source>
        <translation>评价…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Read all of this filter: {requests} requests, about {time}</source>
        <translation>读取当前筛选的全部：{requests} 次请求，约 {time}</translation>
    </message>
    <message>
        <source>Read everything, not only what changed.</source>
        <translation>读取全部，而不只是变化的部分。</translation>
    </message>
    <message>
        <source>Read for {read} of {all} {owners}.</source>
        <translation>已读取 {read} / {all} 条{owners}的数据。</translation>
    </message>
    <message>
        <source>Read from the API what is new or changed: all lists, or these.</source>
        <translation>从接口读取新增和变化的数据：全部列表，或指定的列表。</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Read notes and tags from a file that was written so.</source>
        <translation>从这样导出的文件读取备注和标签。</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>立即读取</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Read what belongs to this customer from the API (F5)</source>
        <translation>从云端读取该客户的数据 (F5)</translation>
    </message>
    <message>
        <source>Reading can simply be tried again. Check the records before repeating a write.</source>
        <translation>读取可以直接重试。写操作可能已经生效，重复之前请先核对记录。</translation>
    </message>
    <message>
        <source>Reading the newest figures…</source>
        <translation>正在读取最新数据…</translation>
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
        <source>Reading {done} of {all}…</source>
        <translation>正在读取 {done} / {all}…</translation>
    </message>
    <message>
        <source>Reading {done} of {lists} lists</source>
        <translation>正在读取 {done} / {lists} 个列表</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Real-name reviews</source>
        <translation>实名认证审核结果</translation>
    </message>
    <message>
        <source>Real-name status</source>
        <translation>实名认证状态</translation>
    </message>
    <message>
        <source>Rebates are withdrawn on their own, to a bank account in your verified name.</source>
        <translation>激励返点单独提现，收款账户须与实名认证名称一致。</translation>
    </message>
    <message>
        <source>Rebates paid to a bank need a special VAT invoice and the printed invoice list.</source>
        <translation>银行转账付款的激励须开具增值税专用发票，并附上打印的开票清单。</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Receivers ({count})</source>
        <translation>接收方（{count}）</translation>
    </message>
    <message>
        <source>Receivers: {count}</source>
        <translation>对象数量：{count}</translation>
    </message>
    <message>
        <source>Recharge</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Recharge: incentive</source>
        <translation>充值（激励返点）</translation>
    </message>
    <message>
        <source>Reclaim</source>
        <translation>回收</translation>
    </message>
    <message>
        <source>Reclaim all that is left of {receivers}?</source>
        <translation>回收 {receivers} 的全部余额？</translation>
    </message>
    <message>
        <source>Reclaim by the partner</source>
        <translation>伙伴回收</translation>
    </message>
    <message>
        <source>Reclaim from reseller…</source>
        <translation>从云经销商回收…</translation>
    </message>
    <message>
        <source>Reclaim on unbinding</source>
        <translation>解绑回收</translation>
    </message>
    <message>
        <source>Reclaim quota…</source>
        <translation>回收额度…</translation>
    </message>
    <message>
        <source>Reclaim voucher…</source>
        <translation>回收代金券…</translation>
    </message>
    <message>
        <source>Reclaim {amount} from each of {receivers}?</source>
        <translation>从 {receivers} 各回收 {amount}？</translation>
    </message>
    <message>
        <source>Reclaim {amount} from {receivers}?</source>
        <translation>从 {receivers} 回收 {amount}？</translation>
    </message>
    <message>
        <source>Reclaimed</source>
        <translation>已回收</translation>
    </message>
    <message>
        <source>Reclaimed by hand</source>
        <translation>手动回收</translation>
    </message>
    <message>
        <source>Reclaimed on a change of association</source>
        <translation>切换关联模式自动回收</translation>
    </message>
    <message>
        <source>Reclaimed on association</source>
        <translation>建立关联回收</translation>
    </message>
    <message>
        <source>Reclaimed on expiry</source>
        <translation>过期回收</translation>
    </message>
    <message>
        <source>Reclaimed on unbinding</source>
        <translation>解绑自动回收</translation>
    </message>
    <message>
        <source>Reclaimed on unsubscription</source>
        <translation>退订回收</translation>
    </message>
    <message>
        <source>Reclaim…</source>
        <translation>回收…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>记录 ID</translation>
    </message>
    <message>
        <source>Record {number} of {count}</source>
        <translation>记录 {number} / {count}</translation>
    </message>
    <message>
        <source>Records can come several minutes late. If it happened after all and you do it again, it happens twice. The entry is settled under your name for good, and nothing is sent.</source>
        <translation>记录可能晚几分钟出现。如果操作其实已经发生，您再办一次就会重复。此条目将以您的名义最终确认结果，不会发送任何内容。</translation>
    </message>
    <message>
        <source>Records that may be its trace</source>
        <translation>可能对应的记录</translation>
    </message>
    <message>
        <source>Redeemed online</source>
        <translation>线上兑换</translation>
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
        <source>Referral customers get theirs from Huawei Cloud; you invoice resale customers.</source>
        <translation>顾问销售客户由华为云开票，代售客户由伙伴开票。</translation>
    </message>
    <message>
        <source>Refresh everything</source>
        <translation>刷新全部</translation>
    </message>
    <message>
        <source>Refresh this customer</source>
        <translation>刷新该客户</translation>
    </message>
    <message>
        <source>Refresh this table</source>
        <translation>刷新此表</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund details</source>
        <translation>退款明细</translation>
    </message>
    <message>
        <source>Refund: changed</source>
        <translation>退款-变更</translation>
    </message>
    <message>
        <source>Refund: cleared</source>
        <translation>退款（退款清零）</translation>
    </message>
    <message>
        <source>Refund: frozen</source>
        <translation>退款（退款冻结）</translation>
    </message>
    <message>
        <source>Refund: unfrozen</source>
        <translation>退款（退款解冻）</translation>
    </message>
    <message>
        <source>Refund: unsubscribed</source>
        <translation>退款-退订</translation>
    </message>
    <message>
        <source>Refund: unsubscription</source>
        <translation>退款（退订）</translation>
    </message>
    <message>
        <source>Refund: yearly/monthly to on demand</source>
        <translation>退款-包年/包月转按需</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Refunded recharge reversed</source>
        <translation>退款充值撤销</translation>
    </message>
    <message>
        <source>Refunds are read one order at a time: open an unsubscription or a change to read its refunds. Below zero is what was refunded, above zero what was consumed or charged.</source>
        <translation>退款明细按订单逐个读取：请打开一个退订或变更订单，读取其退款明细。负数为退订金额，正数为已消费金额或收取的手续费。</translation>
    </message>
    <message>
        <source>Refunds go back to whoever paid.</source>
        <translation>退款退给支付方。</translation>
    </message>
    <message>
        <source>Refunds of what a resale customer paid go to you after the switch.</source>
        <translation>切换后，代售期间消费的退款退给伙伴。</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Region code</source>
        <translation>区域编码</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Register a customer</source>
        <translation>报备客户</translation>
    </message>
    <message>
        <source>Register an opportunity</source>
        <translation>商机报备</translation>
    </message>
    <message>
        <source>Register projects, ask for acceptance, see how they were rated.</source>
        <translation>报备交付项目，申请验收，查看项目评价。</translation>
    </message>
    <message>
        <source>Register this customer?</source>
        <translation>确认创建此客户？</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remarks are seen by the partner that issued the voucher alone.</source>
        <translation>备注仅发放券的伙伴可见。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Rename “{view}”…</source>
        <translation>重命名“{view}”…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续费</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>续订</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>续订</translation>
    </message>
    <message>
        <source>Renewed automatically</source>
        <translation>自动续费</translation>
    </message>
    <message>
        <source>Replier</source>
        <translation>回复方</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Reply…</source>
        <translation>留言…</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Request authorization</source>
        <translation>申请授权</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>请求编号</translation>
    </message>
    <message>
        <source>Request sent at</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Requests at a time, of each list</source>
        <translation>每个列表的并发请求数</translation>
    </message>
    <message>
        <source>Requests of resellers</source>
        <translation>云经销商申请</translation>
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
        <source>Resale customers only, and only after the customer granted it.</source>
        <translation>仅限代售客户，且须先取得客户授权。</translation>
    </message>
    <message>
        <source>Resale rebates since October 2023: as invoice arrears, or as voucher quota.</source>
        <translation>2023 年 10 月起的代售激励：返华为云账户（记欠票），或转代金券额度。</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>云经销商</translation>
    </message>
    <message>
        <source>Reseller number</source>
        <translation>云经销商 ID</translation>
    </message>
    <message>
        <source>Resellers</source>
        <translation>云经销商</translation>
    </message>
    <message>
        <source>Reserved instance</source>
        <translation>预留实例</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源名称</translation>
    </message>
    <message>
        <source>Resource expires</source>
        <translation>资源到期</translation>
    </message>
    <message>
        <source>Resource frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Resource name</source>
        <translation>资源名称</translation>
    </message>
    <message>
        <source>Resource number</source>
        <translation>资源 ID</translation>
    </message>
    <message>
        <source>Resource opened</source>
        <translation>资源开通</translation>
    </message>
    <message>
        <source>Resource tag</source>
        <translation>资源标签</translation>
    </message>
    <message>
        <source>Resource type</source>
        <translation>资源类型</translation>
    </message>
    <message>
        <source>Resource type code</source>
        <translation>资源类型编码</translation>
    </message>
    <message>
        <source>Resource types</source>
        <translation>资源类型</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Resources are read customer by customer. A distributor cannot read those of a reseller&apos;s customers.</source>
        <translation>资源按客户逐个读取。总经销商无法读取云经销商客户的包年/包月资源。</translation>
    </message>
    <message>
        <source>Resources by expiry</source>
        <translation>资源（按到期时间）</translation>
    </message>
    <message>
        <source>Resources within 15 days</source>
        <translation>15 天内到期的资源</translation>
    </message>
    <message>
        <source>Resources within 30 days</source>
        <translation>30 天内到期的资源</translation>
    </message>
    <message>
        <source>Resources within 7 days</source>
        <translation>7 天内到期的资源</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>操作结果</translation>
    </message>
    <message>
        <source>Result to be confirmed</source>
        <translation>待确认结果</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reveal what {column} says</source>
        <translation>显示{column}的内容</translation>
    </message>
    <message>
        <source>Review result</source>
        <translation>审核结果</translation>
    </message>
    <message>
        <source>Reviews are read one customer at a time: open a customer to read its review. There is a result where an application was reviewed by hand.</source>
        <translation>审核结果按客户逐个读取：请打开一个客户，读取其审核结果。只有转人工审核的申请才有结果。</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色管理</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Rows that the API no longer lists are kept here.</source>
        <translation>接口不再列出的行，在本机仍会保留。</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>业务规则</translation>
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
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Save a picture of each tab to this folder, without a display, and end.</source>
        <translation>把每个标签页的图片保存到此文件夹后退出，不需要显示器。</translation>
    </message>
    <message>
        <source>Save as a view…</source>
        <translation>另存为视图…</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>保存改动</translation>
    </message>
    <message>
        <source>Save them to {file}?</source>
        <translation>保存到 {file}？</translation>
    </message>
    <message>
        <source>Save without asking.</source>
        <translation>不询问，直接保存。</translation>
    </message>
    <message>
        <source>Saved views 1 to 9</source>
        <translation>视图 1 至 9</translation>
    </message>
    <message>
        <source>Saved views…</source>
        <translation>视图…</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Savings plan</source>
        <translation>节省计划</translation>
    </message>
    <message>
        <source>Say how an unclear entry ended, after comparing the records.</source>
        <translation>核对记录后，说明结果不明的条目实际如何。</translation>
    </message>
    <message>
        <source>Say so only if a record proves it. The entry is settled under your name for good, and nothing is sent.</source>
        <translation>请仅在有记录证明时确认。此条目将以您的名义最终确认结果，不会发送任何内容。</translation>
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
        <source>Search everything, or run a command</source>
        <translation>搜索全部内容，或执行命令</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>搜索伙伴中心页面</translation>
    </message>
    <message>
        <source>Search the outbox</source>
        <translation>搜索发件箱</translation>
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
        <source>Second value</source>
        <translation>取值 2</translation>
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
        <source>Select a page to read how to get there and what it wants.</source>
        <translation>请选择一个页面，查看菜单路径和业务规则。</translation>
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
        <source>Select an entry to see what was asked and how it ended.</source>
        <translation>请选择一个条目，查看办理内容和结果。</translation>
    </message>
    <message>
        <source>Send a verification code by text message?</source>
        <translation>确认发送短信验证码？</translation>
    </message>
    <message>
        <source>Send a verification code to this contact?</source>
        <translation>向此联系方式发送验证码？</translation>
    </message>
    <message>
        <source>Send an entry that was confirmed but never sent.</source>
        <translation>发送一个已确认但从未发送的条目。</translation>
    </message>
    <message>
        <source>Send code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Send code to contact…</source>
        <translation>向联系方式发送验证码…</translation>
    </message>
    <message>
        <source>Send it: partner-desk outbox send {id}. Or: partner-desk outbox discard {id}</source>
        <translation>发送：partner-desk outbox send {id}。或放弃：partner-desk outbox discard {id}</translation>
    </message>
    <message>
        <source>Send now…</source>
        <translation>立即发送…</translation>
    </message>
    <message>
        <source>Send registration code…</source>
        <translation>发送注册验证码…</translation>
    </message>
    <message>
        <source>Send this reply to ticket {receivers}?</source>
        <translation>向工单 {receivers} 提交此留言？</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>敏感</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>留言时间</translation>
    </message>
    <message>
        <source>Serve made-up data like the partner API does, on this computer.</source>
        <translation>在本机模拟伙伴接口，提供虚构的数据。</translation>
    </message>
    <message>
        <source>Serve the account of a distributor, who has resellers.</source>
        <translation>模拟总经销商的账号，该账号下有云经销商。</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Service code</source>
        <translation>云服务类型编码</translation>
    </message>
    <message>
        <source>Service types</source>
        <translation>云服务类型</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Services left out</source>
        <translation>不适用的云服务</translation>
    </message>
    <message>
        <source>Set automatic renewal</source>
        <translation>设置自动续费</translation>
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
        <source>Set up how your own sales platform is connected.</source>
        <translation>配置贵公司销售平台的接入方式。</translation>
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
        <source>Settled</source>
        <translation>结果确认</translation>
    </message>
    <message>
        <source>Settled by its record</source>
        <translation>由记录确认</translation>
    </message>
    <message>
        <source>Settled by {who}</source>
        <translation>由 {who} 确认</translation>
    </message>
    <message>
        <source>Severities are read one problem type at a time: open a problem type to read them. Not every problem type has any.</source>
        <translation>严重性按问题类型逐个读取：打开一个问题类型即可读取。并非每种问题类型都有严重性。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重性</translation>
    </message>
    <message>
        <source>Severity number</source>
        <translation>严重性 ID</translation>
    </message>
    <message>
        <source>Share left</source>
        <translation>剩余比例</translation>
    </message>
    <message>
        <source>Share links and special offers</source>
        <translation>专属优惠与分享链接</translation>
    </message>
    <message>
        <source>Share of the quota</source>
        <translation>配额占比</translation>
    </message>
    <message>
        <source>Shared opportunities</source>
        <translation>机会点共享</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>显示全部条目</translation>
    </message>
    <message>
        <source>Show all in the table</source>
        <translation>在表中显示全部</translation>
    </message>
    <message>
        <source>Show all with this tag</source>
        <translation>查看带有该标签的全部客户</translation>
    </message>
    <message>
        <source>Show all {count} in the table</source>
        <translation>在表中显示全部 {count} 条</translation>
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
        <source>Show everything about one entry.</source>
        <translation>显示一个条目的全部内容。</translation>
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
        <source>Show in table</source>
        <translation>在列表中查看</translation>
    </message>
    <message>
        <source>Show names and texts</source>
        <translation>显示名称和文字</translation>
    </message>
    <message>
        <source>Show or hide personal data (Alt+N)</source>
        <translation>显示或隐藏个人信息 (Alt+N)</translation>
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
        <source>Show request and answer</source>
        <translation>显示请求与应答</translation>
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
        <source>Show the column {column}</source>
        <translation>显示列：{column}</translation>
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
        <source>Show the rows</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Show what syncs found to be new, changed or gone, the newest first.</source>
        <translation>显示各次同步发现的新增、变化和云端已无的数据，最新的在前。</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 个</translation>
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
        <source>Sign the agreements of your programs and read the signed ones.</source>
        <translation>签署各计划的协议，查看已签署的协议。</translation>
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
        <source>Since it was written, a line was changed or taken away. Keep the file as it is.</source>
        <translation>有一行在写入后被改动或删除。请保留文件原样。</translation>
    </message>
    <message>
        <source>Since your last look at {time}:</source>
        <translation>自您上次查看（{time}）以来：</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Solved at</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>Some are signed offline, with your partner manager.</source>
        <translation>部分协议联系生态经理线下签署。</translation>
    </message>
    <message>
        <source>Some lists have not been read completely yet: their numbers may still grow.</source>
        <translation>部分列表尚未读取完整，其数字可能还会增加。</translation>
    </message>
    <message>
        <source>Some paths are by invitation only.</source>
        <translation>部分路径仅限受邀伙伴加入。</translation>
    </message>
    <message>
        <source>Some receivers were refused. Only those can be tried again.</source>
        <translation>部分接收方被拒绝，只能重试这些接收方。</translation>
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
        <source>Something may have been sent. Look before you do it again: partner-desk outbox</source>
        <translation>可能已经发送。再次执行前请先查看：partner-desk outbox</translation>
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
        <source>Source</source>
        <translation>工单来源</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Specific product</source>
        <translation>特定产品</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>产品规格</translation>
    </message>
    <message>
        <source>Specification code</source>
        <translation>规格编码</translation>
    </message>
    <message>
        <source>Spending and performance count for the manager from then on.</source>
        <translation>分配后产生的消费和业绩归属该客户经理。</translation>
    </message>
    <message>
        <source>Spending dashboard</source>
        <translation>消费看板</translation>
    </message>
    <message>
        <source>Spending them is no performance.</source>
        <translation>使用测试券的消费不计业绩。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State the payments as they are; a contract that says otherwise is void.</source>
        <translation>须按实际付款情况填写，否则合同无效。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status of the voucher</source>
        <translation>券状态</translation>
    </message>
    <message>
        <source>Still needed: {field}</source>
        <translation>还缺：{field}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
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
        <source>Stored-value card</source>
        <translation>储值卡</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>提交人</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Such as http://proxy.example:8080. Empty: as the system.</source>
        <translation>例如 http://proxy.example:8080；留空则跟随系统。</translation>
    </message>
    <message>
        <source>Support for delivery</source>
        <translation>交付能力提升支持</translation>
    </message>
    <message>
        <source>Support plan may be used</source>
        <translation>可使用支持计划</translation>
    </message>
    <message>
        <source>Switch on a second check before sensitive operations.</source>
        <translation>为敏感操作开启二次验证。</translation>
    </message>
    <message>
        <source>Switch the association</source>
        <translation>切换关联类型</translation>
    </message>
    <message>
        <source>Switch to the account {name}</source>
        <translation>切换到账号 {name}</translation>
    </message>
    <message>
        <source>Switch “Read only” off in the settings of the account, or: partner-desk account read-only off</source>
        <translation>请在账号设置中关闭“只读”，或执行：partner-desk account read-only off</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
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
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take money out of the partner&apos;s account, and follow how far a request is.</source>
        <translation>从伙伴账户提现，查看提现申请的进度。</translation>
    </message>
    <message>
        <source>Take the tag “{tag}” away</source>
        <translation>移除标签“{tag}”</translation>
    </message>
    <message>
        <source>Take this tag away</source>
        <translation>移除该标签</translation>
    </message>
    <message>
        <source>Taken already</source>
        <translation>已被占用</translation>
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
        <source>Telephone numbers and addresses to which a code was sent and confirmed.</source>
        <translation>已通过验证码验证的手机号和邮箱。</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Test vouchers</source>
        <translation>测试券</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>恢复文字大小</translation>
    </message>
    <message>
        <source>The API accepts a difference of 15 minutes. Set the clock and try again.</source>
        <translation>接口只接受 15 分钟以内的误差。请校准时钟后重试。</translation>
    </message>
    <message>
        <source>The API asks for no code: guard the access keys.</source>
        <translation>API 操作不需要验证码，请妥善保管访问密钥。</translation>
    </message>
    <message>
        <source>The API has no field for the customer: name the customer in the text.</source>
        <translation>接口没有客户字段：请在文字中写明客户。</translation>
    </message>
    <message>
        <source>The API keeps no records of this that could be looked up. Look in the console.</source>
        <translation>接口没有可供查询的此类记录，请到伙伴中心查看。</translation>
    </message>
    <message>
        <source>The API lets only the customer do this, not a partner&apos;s key. The console may offer it to you.</source>
        <translation>接口只允许客户本人执行此操作，伙伴密钥不能执行。您或许可以在伙伴中心办理。</translation>
    </message>
    <message>
        <source>The API lists none.</source>
        <translation>接口没有列出数据。</translation>
    </message>
    <message>
        <source>The API lists regions with the tickets only: who has no tickets has no list of them.</source>
        <translation>区域列表来自工单接口：没有工单权限的账号没有此列表。</translation>
    </message>
    <message>
        <source>The API shows only the beginning of a list that is so long. That part is stored.</source>
        <translation>API 只提供过长列表的开头部分，该部分已保存。</translation>
    </message>
    <message>
        <source>The API tells balances of resale customers only: no balance is not zero.</source>
        <translation>接口只提供代售客户的余额：没有余额记录不等于余额为零。</translation>
    </message>
    <message>
        <source>The API tells monthly bills of resale customers only, up to yesterday and 18 months back; what was read once is kept.</source>
        <translation>接口只提供代售客户的月度消费，数据截至昨天，最多回溯 18 个月；已读取的数据会一直保留。</translation>
    </message>
    <message>
        <source>The API tells monthly sums by customer only; this bill is what counts.</source>
        <translation>API 只提供按客户汇总的月度金额，以该账单为准。</translation>
    </message>
    <message>
        <source>The API tells neither invoice arrears nor what is not booked yet.</source>
        <translation>接口不提供欠票金额和未入账金额。</translation>
    </message>
    <message>
        <source>The API tells on-demand resources of resale customers only, and later than they change: each service has a delay of its own.</source>
        <translation>接口只提供代售客户的按需资源，且数据有延迟，各云服务的延迟时间不同，仅供参考。</translation>
    </message>
    <message>
        <source>The API tells this for resale customers only.</source>
        <translation>API 仅提供代售客户的此项数据。</translation>
    </message>
    <message>
        <source>The API tells vouchers of resale customers only, and none that expired long ago. Pick-up vouchers are in the console alone.</source>
        <translation>接口只提供发放给代售客户的券，且不含过期已久的券。提货券没有接口，请到伙伴中心查看。</translation>
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
        <source>The administrator role stands alone.</source>
        <translation>系统管理员角色不能与其他角色同时分配。</translation>
    </message>
    <message>
        <source>The alerts are made anew once a day.</source>
        <translation>预警数据每天刷新。</translation>
    </message>
    <message>
        <source>The answer does not say how it ended for some receivers.</source>
        <translation>应答没有说明部分接收方的结果。</translation>
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
        <source>The bill between you and Huawei Cloud, month by month, with its details.</source>
        <translation>伙伴与华为云之间的月度账单及明细。</translation>
    </message>
    <message>
        <source>The bill of a month is there by the 5th of the next one, 12:00 Beijing time.</source>
        <translation>上月账单于次月 5 日 12:00（北京时间）前生成。</translation>
    </message>
    <message>
        <source>The business register (企业百科) is there for verified enterprises only.</source>
        <translation>企业百科仅适用于已实名认证的企业客户。</translation>
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
        <source>The code was sent.</source>
        <translation>验证码已发送。</translation>
    </message>
    <message>
        <source>The colours of the pictures.</source>
        <translation>图片的配色。</translation>
    </message>
    <message>
        <source>The column {name} is there twice.</source>
        <translation>列 {name} 出现了两次。</translation>
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
        <source>The contact is not verified yet. Ask for a code and confirm it.</source>
        <translation>联系方式尚未验证。请获取验证码并验证。</translation>
    </message>
    <message>
        <source>The contact was confirmed.</source>
        <translation>联系方式已验证。</translation>
    </message>
    <message>
        <source>The content of this column is hidden.</source>
        <translation>此列内容已隐藏。</translation>
    </message>
    <message>
        <source>The customer agrees or withdraws it in its own account.</source>
        <translation>由客户在自己的账号中同意或取消授权。</translation>
    </message>
    <message>
        <source>The customer cannot be registered by this account. Ask the vendor&apos;s support.</source>
        <translation>该账号不能注册此客户，请联系华为云客服。</translation>
    </message>
    <message>
        <source>The customer has to agree.</source>
        <translation>须经客户同意。</translation>
    </message>
    <message>
        <source>The customer was created, and is in your list.</source>
        <translation>客户已创建，并已在您的客户列表中。</translation>
    </message>
    <message>
        <source>The customer was created. The association is pending: it is looked for in the list.</source>
        <translation>客户已创建，关联尚未完成，程序会在客户列表中查询。</translation>
    </message>
    <message>
        <source>The customer was registered, but not associated yet. Look again later.</source>
        <translation>客户已注册，但尚未完成关联，请稍后再查看。</translation>
    </message>
    <message>
        <source>The customer was registered.</source>
        <translation>客户已创建。</translation>
    </message>
    <message>
        <source>The diagnostics were saved to {file}.</source>
        <translation>诊断信息已保存到 {file}。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again; nothing half-written was kept.</source>
        <translation>磁盘已满，写了一半的内容没有保留。请清理磁盘后重试。</translation>
    </message>
    <message>
        <source>The end comes before the beginning.</source>
        <translation>结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>The entry as one JSON object.</source>
        <translation>以一个 JSON 对象输出该条目。</translation>
    </message>
    <message>
        <source>The exact address is not published, so this is the entry: sign in there, open Partner Center in the account menu, and follow the menu path. If you paste the address of the page here once, it is kept.</source>
        <translation>该页面的确切地址未公开，这里打开的是入口：登录后在账号下拉框中进入伙伴中心，再按菜单路径操作。把页面地址粘贴到这里一次，以后就会直接打开。</translation>
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
        <source>The figures on which the levels of your incentives depend.</source>
        <translation>决定激励档位的各项指标值。</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and yours.</source>
        <translation>无法读取该文件，请确认文件存在并且您有权限。</translation>
    </message>
    <message>
        <source>The file has no lines below the names of its columns.</source>
        <translation>文件的列名下面没有数据行。</translation>
    </message>
    <message>
        <source>The file is larger than {size} MB. Split it.</source>
        <translation>文件大于 {size} MB。请拆分。</translation>
    </message>
    <message>
        <source>The file is not a CSV file in UTF-8 or GB18030. Save it as CSV (UTF-8).</source>
        <translation>该文件不是 UTF-8 或 GB18030 编码的 CSV 文件。请另存为 CSV（UTF-8）。</translation>
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
        <source>The file with your views, notes and the outbox of this account was damaged. It was set aside, and what could be read of it was carried over. Check the records before you pay anything again.</source>
        <translation>保存此账号的视图、备注和发件箱的文件已损坏，已另行保留，其中可读取的内容已转入新文件。再次付款前请先核对记录。</translation>
    </message>
    <message>
        <source>The file {name} cannot be read.</source>
        <translation>无法读取文件 {name}。</translation>
    </message>
    <message>
        <source>The file {name} is empty.</source>
        <translation>文件 {name} 是空的。</translation>
    </message>
    <message>
        <source>The file {name} is larger than {limit} MB.</source>
        <translation>文件 {name} 超过 {limit} MB。</translation>
    </message>
    <message>
        <source>The file {name} is there twice.</source>
        <translation>文件 {name} 重复添加。</translation>
    </message>
    <message>
        <source>The first value of a range is the smaller one.</source>
        <translation>范围的第一个值应是较小的值。</translation>
    </message>
    <message>
        <source>The first {count} of {all} products</source>
        <translation>共 {all} 种产品，仅显示前 {count} 种</translation>
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
        <source>The form was kept as a draft.</source>
        <translation>表单已存为草稿。</translation>
    </message>
    <message>
        <source>The international site can take over the messages of resale customers.</source>
        <translation>国际站可以接管转售客户的消息接收配置。</translation>
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
        <source>The link fixes the association, referral or resale.</source>
        <translation>关联类型（顾问销售或代售）由链接决定。</translation>
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
        <source>The log is read one ticket at a time: open a ticket to read it.</source>
        <translation>操作记录按工单逐个读取：打开一个工单即可读取。</translation>
    </message>
    <message>
        <source>The log is whole: {count} lines. The hash of the last one: {hash}</source>
        <translation>日志完整：共 {count} 行。最后一行的哈希值：{hash}</translation>
    </message>
    <message>
        <source>The log of everything that was sent, and whether it is whole.</source>
        <translation>全部发送内容的审计日志，以及日志是否完整。</translation>
    </message>
    <message>
        <source>The login has a form that is not accepted. Choose another one.</source>
        <translation>账号名格式不符合要求，请换一个。</translation>
    </message>
    <message>
        <source>The login, the phone number or the password has a form that is not accepted.</source>
        <translation>登录名、手机号或密码的格式不符合要求，请修改。</translation>
    </message>
    <message>
        <source>The most urgent of them:</source>
        <translation>其中最紧急的一条：</translation>
    </message>
    <message>
        <source>The note was deleted.</source>
        <translation>备注已删除。</translation>
    </message>
    <message>
        <source>The official performance by month and customer, and its reconciliation.</source>
        <translation>按账期和客户查看正式业绩，并进行激励对账。</translation>
    </message>
    <message>
        <source>The order types go beyond what the quota allows.</source>
        <translation>订单类型超出了额度允许的范围。</translation>
    </message>
    <message>
        <source>The outbox has the same already: entry {number} of {time}, “{state}”. Go on only if it is to happen once more.</source>
        <translation>发件箱中已有相同的操作：条目 {number}（{time}），状态为“{state}”。只有确实需要再做一次时才继续。</translation>
    </message>
    <message>
        <source>The partner API cannot be reached</source>
        <translation>无法连接伙伴接口</translation>
    </message>
    <message>
        <source>The partner API cannot be reached. Nothing was sent.</source>
        <translation>无法连接伙伴接口，没有发送。</translation>
    </message>
    <message>
        <source>The partner API cannot be reached. What is shown is the local copy.</source>
        <translation>无法连接伙伴 API，当前显示的是本地数据。</translation>
    </message>
    <message>
        <source>The partner API confirmed it.</source>
        <translation>伙伴接口已确认。</translation>
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
        <source>The partner API has no call for them.</source>
        <translation>伙伴 API 不提供这些信息。</translation>
    </message>
    <message>
        <source>The partner API is not at this address</source>
        <translation>此地址不是伙伴接口</translation>
    </message>
    <message>
        <source>The partner API refused this</source>
        <translation>伙伴接口拒绝了此请求</translation>
    </message>
    <message>
        <source>The partner API refused this. Nothing was changed there.</source>
        <translation>伙伴接口拒绝了此操作，云端没有任何变更。</translation>
    </message>
    <message>
        <source>The partner API sent an answer that cannot be read</source>
        <translation>伙伴接口的应答无法识别</translation>
    </message>
    <message>
        <source>The partner account may not register customers now. Ask the vendor&apos;s support.</source>
        <translation>伙伴账号目前不能创建客户，请联系华为云支持。</translation>
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
        <source>The password has a form that is not accepted. Choose a stronger one.</source>
        <translation>密码不符合要求，请使用更强的密码。</translation>
    </message>
    <message>
        <source>The password; better left out, like the secret key.</source>
        <translation>密码；与秘密访问密钥一样，建议不在命令中写出。</translation>
    </message>
    <message>
        <source>The phone number has a form that is not accepted.</source>
        <translation>手机号格式不符合要求。</translation>
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
        <source>The promised day of payment may lie up to 12 months back.</source>
        <translation>承诺付款时间最早可选过去 12 个月以内。</translation>
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
        <source>The quota leaves out the service {value}.</source>
        <translation>额度不适用于云服务 {value}。</translation>
    </message>
    <message>
        <source>The record of it: {record}</source>
        <translation>对应的记录：{record}</translation>
    </message>
    <message>
        <source>The records were not looked at yet.</source>
        <translation>尚未查询记录。</translation>
    </message>
    <message>
        <source>The reply to ticket {receivers} was sent.</source>
        <translation>工单 {receivers} 的回复已发送。</translation>
    </message>
    <message>
        <source>The rest of entry</source>
        <translation>续自条目</translation>
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
        <source>The search is being prepared: {percent} %</source>
        <translation>正在准备搜索：{percent} %</translation>
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
        <source>The site of this account does not have the action {name}.</source>
        <translation>此账号所在的站点没有操作 {name}。</translation>
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
        <source>The tag “{tag}” was taken away.</source>
        <translation>标签“{tag}”已移除。</translation>
    </message>
    <message>
        <source>The ticket was opened.</source>
        <translation>工单已提交。</translation>
    </message>
    <message>
        <source>The time must be in the future.</source>
        <translation>时间必须晚于现在。</translation>
    </message>
    <message>
        <source>The token is not valid or has expired. Get a new one and sign in again.</source>
        <translation>令牌无效或已过期，请获取新令牌后重新登录。</translation>
    </message>
    <message>
        <source>The total is above the limit of this account. Give it with --total. Nothing was sent.</source>
        <translation>总金额超过此账号设置的上限。请用 --total 给出总金额。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The total is too large.</source>
        <translation>合计金额过大。</translation>
    </message>
    <message>
        <source>The total is {total}, not {given}. Nothing was sent.</source>
        <translation>总金额是 {total}，不是 {given}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The total of the face values is too high. Issue less.</source>
        <translation>总面额超出限制，请减少发放。</translation>
    </message>
    <message>
        <source>The total that is moved.</source>
        <translation>总金额。</translation>
    </message>
    <message>
        <source>The total that is moved; needed above the limit of the account.</source>
        <translation>总金额；超过账号设置的上限时必须填写。</translation>
    </message>
    <message>
        <source>The type of {name} is not accepted. Accepted are: {types}.</source>
        <translation>不支持 {name} 的文件类型。支持：{types}。</translation>
    </message>
    <message>
        <source>The upload of real-name documents over the API is switched on here.</source>
        <translation>在这里开启通过 API 上传实名认证附件。</translation>
    </message>
    <message>
        <source>The vendor assigns it to your platform.</source>
        <translation>由华为云分配给您的平台。</translation>
    </message>
    <message>
        <source>The vendor assigns it. Without it no customers can be created here.</source>
        <translation>由华为云分配。没有它就不能在此创建客户。</translation>
    </message>
    <message>
        <source>The vendor grants quotas; vouchers are issued from them until they are used up.</source>
        <translation>额度由华为云设置，券从额度中发放，用完为止。</translation>
    </message>
    <message>
        <source>The verification code is wrong or has expired. Ask for a new one.</source>
        <translation>验证码错误或已过期，请重新获取。</translation>
    </message>
    <message>
        <source>The view is called “{view}” now.</source>
        <translation>视图已重命名为“{view}”。</translation>
    </message>
    <message>
        <source>The view “My customers” shows the customers of this account manager.</source>
        <translation>视图“我的客户”显示该客户经理名下的客户。</translation>
    </message>
    <message>
        <source>The view “{view}” was deleted.</source>
        <translation>视图“{view}”已删除。</translation>
    </message>
    <message>
        <source>The view “{view}” was replaced.</source>
        <translation>视图“{view}”已替换。</translation>
    </message>
    <message>
        <source>The views were written to {file}.</source>
        <translation>视图已写入 {file}。</translation>
    </message>
    <message>
        <source>The voucher must be valid within the time of its quota, {begin} to {end}.</source>
        <translation>代金券的有效期必须在额度有效期之内：{begin} 至 {end}。</translation>
    </message>
    <message>
        <source>The window did not say how it ended</source>
        <translation>窗口没有告知结果</translation>
    </message>
    <message>
        <source>The window that is open does it.</source>
        <translation>由已打开的窗口执行。</translation>
    </message>
    <message>
        <source>The window that is open is of another version. Close it and try again.</source>
        <translation>已打开的窗口是其他版本。请关闭后重试。</translation>
    </message>
    <message>
        <source>Their lists, balances and quotas are in this program.</source>
        <translation>云经销商的列表、余额和额度可在本程序中查看。</translation>
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
        <source>There is a space or a sign in this link that no address has.</source>
        <translation>链接中有空格或网址不允许的字符。</translation>
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
        <source>There is no action {name}. All of them: partner-desk act --list</source>
        <translation>没有操作 {name}。全部操作：partner-desk act --list</translation>
    </message>
    <message>
        <source>There is no action {name}. Did you mean {close}?</source>
        <translation>没有操作 {name}。您是指 {close} 吗？</translation>
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
        <source>There is no fault {name}. Use: {kinds}.</source>
        <translation>没有名为 {name} 的错误。可用：{kinds}。</translation>
    </message>
    <message>
        <source>There is no field {name}.</source>
        <translation>没有字段 {name}。</translation>
    </message>
    <message>
        <source>There is no field {name}. The fields are: {names}.</source>
        <translation>没有字段 {name}。可用的字段：{names}。</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>找不到文件 {name}。</translation>
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
        <source>There is no such entry in the outbox.</source>
        <translation>发件箱中没有此条目。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有该文件。</translation>
    </message>
    <message>
        <source>There is no such folder. Nothing was sent.</source>
        <translation>没有该文件夹。没有发送任何内容。</translation>
    </message>
    <message>
        <source>There is no such site.</source>
        <translation>没有这个站点。</translation>
    </message>
    <message>
        <source>There is no such ticket. Read the tickets again.</source>
        <translation>没有此工单。请重新读取工单列表。</translation>
    </message>
    <message>
        <source>There is nothing at this address. Check the site in the settings.</source>
        <translation>此地址没有服务，请在设置中检查站点。</translation>
    </message>
    <message>
        <source>There is nothing here to choose from.</source>
        <translation>没有可选项。</translation>
    </message>
    <message>
        <source>There is nothing to rate with the number {number}.</source>
        <translation>没有编号为 {number} 的评价项。</translation>
    </message>
    <message>
        <source>These are deleted here: its key, its local copy with everything that was set aside, your notes, tags and saved views with their backups, its outbox with the audit log, its settings, and the logs of this program. Nothing changes at the partner API.</source>
        <translation>将从本机删除：它的密钥、本机数据（含改名保留的）、您的备注、标签和视图及其备份、发件箱和审计日志、它的设置，以及本程序的日志。云端没有任何变化。</translation>
    </message>
    <message>
        <source>These are more than {limit}.</source>
        <translation>超过 {limit} 个。</translation>
    </message>
    <message>
        <source>These are too many vouchers. Issue fewer at a time.</source>
        <translation>代金券张数过多，请减少每次发放的张数。</translation>
    </message>
    <message>
        <source>These files would be saved as one zip, for you to hand to your support. Nothing is sent. Names, numbers and keys were taken out; look through them all the same.</source>
        <translation>将把这些文件存成一个 zip，由您交给技术支持。程序不会发送任何内容。名称、编号和密钥已经去掉，仍请您看一遍。</translation>
    </message>
    <message>
        <source>These files would be saved. Look through them: they are for your support.</source>
        <translation>将保存以上文件，请先看一遍：它们是给技术支持的。</translation>
    </message>
    <message>
        <source>They must be your employees and project specialists in this console.</source>
        <translation>须为贵公司正式雇员，并且是伙伴中心的项目专员。</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>This account has no permission to read it.</source>
        <translation>当前账号没有读取权限。</translation>
    </message>
    <message>
        <source>This account has no right to this list.</source>
        <translation>此账号没有此列表的权限。</translation>
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
        <source>This account is read-only</source>
        <translation>此账号为只读</translation>
    </message>
    <message>
        <source>This account is read-only. Its settings say so.</source>
        <translation>此账号在设置中为只读。</translation>
    </message>
    <message>
        <source>This account is read-only: nothing can be sent from it.</source>
        <translation>此账号为只读，不能办理。</translation>
    </message>
    <message>
        <source>This account is read-only: nothing is sent.</source>
        <translation>此账号为只读，不会发送任何内容。</translation>
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
        <source>This cannot be done in the present state of the ticket. Read it again.</source>
        <translation>工单当前状态不允许此操作。请重新读取工单。</translation>
    </message>
    <message>
        <source>This cannot be done with a ticket.</source>
        <translation>工单不支持此操作。</translation>
    </message>
    <message>
        <source>This computer has no keyring any more: what the account may have had there was not removed.</source>
        <translation>本机已没有钥匙串：该账号在其中可能留下的内容没有删除。</translation>
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
        <source>This contact is not verified yet. Send a code to it and confirm it with the code first.</source>
        <translation>该联系方式尚未验证，请先发送验证码并完成验证。</translation>
    </message>
    <message>
        <source>This customer is not in the local copy. Refresh it to ask the API.</source>
        <translation>本地数据中没有该客户。请刷新该客户，从云端查询。</translation>
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
        <source>This entry is not ready to be sent. Nothing was sent again.</source>
        <translation>此条目不处于待发送状态。没有重新发送。</translation>
    </message>
    <message>
        <source>This entry is not unsure: how it ended is known.</source>
        <translation>此条目的结果已经明确。</translation>
    </message>
    <message>
        <source>This field has one value only, but it was given several times.</source>
        <translation>该字段只有一个值，却给出了多次。</translation>
    </message>
    <message>
        <source>This file holds no saved views of Partner Desk. Choose another one.</source>
        <translation>这个文件里没有 Partner Desk 的视图，请选择其他文件。</translation>
    </message>
    <message>
        <source>This file is there already. Nothing was sent.</source>
        <translation>该文件已存在。没有发送任何内容。</translation>
    </message>
    <message>
        <source>This file is too large to hold saved views. Choose another one.</source>
        <translation>这个文件过大，不是视图文件，请选择其他文件。</translation>
    </message>
    <message>
        <source>This holds characters that cannot be seen. Remove them.</source>
        <translation>其中含有不可见字符，请删除。</translation>
    </message>
    <message>
        <source>This is a large amount. Type the total, {total}, to confirm it.</source>
        <translation>金额较大，请输入总额 {total} 以确认。</translation>
    </message>
    <message>
        <source>This is less than {limit}.</source>
        <translation>小于下限 {limit}。</translation>
    </message>
    <message>
        <source>This is longer than {limit} characters.</source>
        <translation>超过 {limit} 个字符。</translation>
    </message>
    <message>
        <source>This is more than the balance of {left} that {name} has.</source>
        <translation>超过 {name} 的余额 {left}。</translation>
    </message>
    <message>
        <source>This is more than the {left} that are left of the quota.</source>
        <translation>超过额度余额 {left}。</translation>
    </message>
    <message>
        <source>This is more than the {left} that can be allocated.</source>
        <translation>超过可拨款金额 {left}。</translation>
    </message>
    <message>
        <source>This is more than {limit}.</source>
        <translation>大于上限 {limit}。</translation>
    </message>
    <message>
        <source>This is not, or no longer, a customer of yours. Read the customers again.</source>
        <translation>这不是您的客户，或已不再是您的客户。请重新读取客户。</translation>
    </message>
    <message>
        <source>This line has more values than there are columns.</source>
        <translation>此行的值多于列数。</translation>
    </message>
    <message>
        <source>This line says the same as line {other}.</source>
        <translation>此行与第 {other} 行完全相同。</translation>
    </message>
    <message>
        <source>This link is too long. A page of the console needs at most 2,000 characters.</source>
        <translation>链接太长。控制台页面的地址不会超过 2,000 个字符。</translation>
    </message>
    <message>
        <source>This link leads to a host that is not the vendor&apos;s. Type no password there unless you know whose it is.</source>
        <translation>该链接指向的不是华为云的网站。若不清楚是谁的网站，请勿输入密码。</translation>
    </message>
    <message>
        <source>This link names no host that a browser could find.</source>
        <translation>链接中没有浏览器能找到的主机名。</translation>
    </message>
    <message>
        <source>This list changed all the time while it was read. Try again in a moment.</source>
        <translation>读取时此列表一直在变化，请稍后重试。</translation>
    </message>
    <message>
        <source>This login is taken already. Choose another one.</source>
        <translation>此账号名已被占用，请换一个。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This phone number is registered already, or too often. Use another one.</source>
        <translation>此手机号已注册，或已达到可注册数量上限。请换一个。</translation>
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
        <source>This program estimates it from bills; only this page is binding.</source>
        <translation>本程序按账单估算业绩，以该页面为准。</translation>
    </message>
    <message>
        <source>This quota is void, frozen or being adjusted. Choose another one.</source>
        <translation>此额度已失效、冻结或正在调整，请选择其他额度。</translation>
    </message>
    <message>
        <source>This severity does not fit the problem type. Choose another one.</source>
        <translation>严重性与问题类型不符，请重新选择。</translation>
    </message>
    <message>
        <source>This ticket is closed already.</source>
        <translation>此工单已关闭。</translation>
    </message>
    <message>
        <source>This ticket was urged a moment ago. Urge it again in ten minutes.</source>
        <translation>刚刚催过此工单，请十分钟后再催。</translation>
    </message>
    <message>
        <source>This version of the program does not know the action {name}.</source>
        <translation>此版本的程序不认识操作 {name}。</translation>
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
        <source>This voucher is used up, expired or reclaimed already.</source>
        <translation>此代金券已用完、已过期或已回收。</translation>
    </message>
    <message>
        <source>This was asked too long ago. Nothing was sent. Begin again.</source>
        <translation>确认等待时间过长。没有发送任何内容。请重新开始。</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Throughput × time</source>
        <translation>吞吐量×时长</translation>
    </message>
    <message>
        <source>Throw away entries that were never sent.</source>
        <translation>放弃从未发送的条目。</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Ticket categories</source>
        <translation>工单类目</translation>
    </message>
    <message>
        <source>Ticket category</source>
        <translation>工单类目</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>工单编号</translation>
    </message>
    <message>
        <source>Ticket number in the log</source>
        <translation>记录中的工单编号</translation>
    </message>
    <message>
        <source>Ticket problem types</source>
        <translation>工单问题类型</translation>
    </message>
    <message>
        <source>Ticket products</source>
        <translation>工单产品类型</translation>
    </message>
    <message>
        <source>Ticket ratings</source>
        <translation>满意度分类</translation>
    </message>
    <message>
        <source>Ticket severities</source>
        <translation>问题严重性</translation>
    </message>
    <message>
        <source>Ticket solved</source>
        <translation>工单已解决</translation>
    </message>
    <message>
        <source>Ticket submitted</source>
        <translation>提交工单</translation>
    </message>
    <message>
        <source>Ticket type</source>
        <translation>工单类型</translation>
    </message>
    <message>
        <source>Ticket {receivers} was closed.</source>
        <translation>工单 {receivers} 已关闭。</translation>
    </message>
    <message>
        <source>Ticket {receivers} was deleted.</source>
        <translation>工单 {receivers} 已删除。</translation>
    </message>
    <message>
        <source>Ticket {receivers} was rated.</source>
        <translation>工单 {receivers} 已评价。</translation>
    </message>
    <message>
        <source>Ticket {receivers} was urged.</source>
        <translation>工单 {receivers} 已催单。</translation>
    </message>
    <message>
        <source>Ticket {receivers} was withdrawn.</source>
        <translation>工单 {receivers} 已撤销。</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Tickets address</source>
        <translation>工单接口地址</translation>
    </message>
    <message>
        <source>Tickets waiting for us</source>
        <translation>待我方处理的工单</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Time of operation</source>
        <translation>操作时间</translation>
    </message>
    <message>
        <source>Time of the transaction</source>
        <translation>交易时间</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>To be accepted</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>To be paid until</source>
        <translation>支付截止时间</translation>
    </message>
    <message>
        <source>To be paid within 3 days</source>
        <translation>3 天内支付截止</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>即将发生</translation>
    </message>
    <message>
        <source>To come: the next {shown} of {count}</source>
        <translation>即将发生：最近 {shown} 项，共 {count} 项</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>To sign in with a password, the site needs an IAM.</source>
        <translation>使用密码登录时，站点必须有 IAM 地址。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Together with granted discounts</source>
        <translation>可与授权折扣同时使用</translation>
    </message>
    <message>
        <source>Together with promotions</source>
        <translation>可与促销产品同时使用</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总额</translation>
    </message>
    <message>
        <source>Total: {amount}</source>
        <translation>总金额：{amount}</translation>
    </message>
    <message>
        <source>Trade mode changed: association</source>
        <translation>交易模式变更（和伙伴关联）</translation>
    </message>
    <message>
        <source>Trade mode changed: reclaim</source>
        <translation>交易模式变更（切换/解除关联回收）</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Traffic (by 1,000)</source>
        <translation>流量（1000 进制）</translation>
    </message>
    <message>
        <source>Transaction number</source>
        <translation>事务 ID</translation>
    </message>
    <message>
        <source>Transaction or order</source>
        <translation>交易 ID/订单号</translation>
    </message>
    <message>
        <source>Transfer: balance to deposit</source>
        <translation>转账（余额转保证金）</translation>
    </message>
    <message>
        <source>Transfer: deposit to balance</source>
        <translation>转账（保证金转余额）</translation>
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
        <source>Try the refused again…</source>
        <translation>重试被拒绝的…</translation>
    </message>
    <message>
        <source>Turned to on demand</source>
        <translation>到期转按需</translation>
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
        <source>Type the total in {currency} to do it</source>
        <translation>请输入总金额（{currency}）以确认</translation>
    </message>
    <message>
        <source>Type the total of payments above</source>
        <translation>合计超过此金额时须输入</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Unbind a customer</source>
        <translation>解除关联</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unfrozen by hand</source>
        <translation>冻结（人工解冻）</translation>
    </message>
    <message>
        <source>Unfrozen by the system</source>
        <translation>系统解冻</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Unit of reserved instances (code)</source>
        <translation>预留实例使用量单位（编码）</translation>
    </message>
    <message>
        <source>Unit of resource packages</source>
        <translation>通用资源包抵扣单位</translation>
    </message>
    <message>
        <source>Unit of the package (code)</source>
        <translation>套餐内使用量单位（编码）</translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation>大小单位</translation>
    </message>
    <message>
        <source>Unit of the value</source>
        <translation>取值单位</translation>
    </message>
    <message>
        <source>Unit of usage</source>
        <translation>使用量单位</translation>
    </message>
    <message>
        <source>Unit of usage (code)</source>
        <translation>使用量单位（编码）</translation>
    </message>
    <message>
        <source>Units of measure</source>
        <translation>度量单位</translation>
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
        <source>Unpaid</source>
        <translation>待支付</translation>
    </message>
    <message>
        <source>Unpaid orders</source>
        <translation>待支付订单</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>退订</translation>
    </message>
    <message>
        <source>Unsubscribed and written off</source>
        <translation>退订和核销</translation>
    </message>
    <message>
        <source>Unsubscription</source>
        <translation>退订</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>结果不明</translation>
    </message>
    <message>
        <source>Until month</source>
        <translation>失效月份</translation>
    </message>
    <message>
        <source>Until, included</source>
        <translation>结束日期（含）</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Upload attachment</source>
        <translation>上传附件</translation>
    </message>
    <message>
        <source>Upload this file?</source>
        <translation>上传此文件？</translation>
    </message>
    <message>
        <source>Urge the vendor to go on with ticket {receivers}?</source>
        <translation>对工单 {receivers} 催单？</translation>
    </message>
    <message>
        <source>Urge…</source>
        <translation>催单…</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可使用</translation>
    </message>
    <message>
        <source>Usage of reserved instances</source>
        <translation>预留实例使用量</translation>
    </message>
    <message>
        <source>Usage type</source>
        <translation>使用量类型</translation>
    </message>
    <message>
        <source>Usage types</source>
        <translation>使用量类型</translation>
    </message>
    <message>
        <source>Usage within a package</source>
        <translation>套餐内使用量</translation>
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
        <source>Used up</source>
        <translation>已使用</translation>
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
        <source>User number</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>可用次数</translation>
    </message>
    <message>
        <source>Valid for (minutes)</source>
        <translation>有效时间（分钟）</translation>
    </message>
    <message>
        <source>Valid for 12 months; certify again from 60 days before the end.</source>
        <translation>有效期 12 个月，失效前 60 天起可重新认证。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>取值 1</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Veil what {column} says</source>
        <translation>遮蔽{column}的内容</translation>
    </message>
    <message>
        <source>Vendor&apos;s engineer</source>
        <translation>华为工程师</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>Verification codes</source>
        <translation>验证码验证</translation>
    </message>
    <message>
        <source>Verification number</source>
        <translation>验证序列号</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已实名认证</translation>
    </message>
    <message>
        <source>Verified contacts</source>
        <translation>已验证的联系方式</translation>
    </message>
    <message>
        <source>Verified e-mail</source>
        <translation>邮件验证序列号</translation>
    </message>
    <message>
        <source>Verified phone</source>
        <translation>手机验证序列号</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>视图：{view}</translation>
    </message>
    <message>
        <source>View: {view} (changed)</source>
        <translation>视图：{view}（已改动）</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>券编码</translation>
    </message>
    <message>
        <source>Voucher expires</source>
        <translation>券到期</translation>
    </message>
    <message>
        <source>Voucher issued</source>
        <translation>发放券</translation>
    </message>
    <message>
        <source>Voucher number</source>
        <translation>券 ID</translation>
    </message>
    <message>
        <source>Voucher quota</source>
        <translation>代金券额度</translation>
    </message>
    <message>
        <source>Voucher quota reclaimed</source>
        <translation>代金券回收</translation>
    </message>
    <message>
        <source>Voucher quotas</source>
        <translation>券额度</translation>
    </message>
    <message>
        <source>Voucher reclaimed</source>
        <translation>回收券</translation>
    </message>
    <message>
        <source>Voucher used</source>
        <translation>使用券</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>券</translation>
    </message>
    <message>
        <source>Vouchers and balance return to you when a customer is unbound.</source>
        <translation>解除关联后，代金券和账户余额退回伙伴。</translation>
    </message>
    <message>
        <source>Vouchers left</source>
        <translation>可用券</translation>
    </message>
    <message>
        <source>Vouchers of Huawei, some flexi-purchase coupons, and bought cards do not count.</source>
        <translation>华为云发放的代金券、不计业绩的现金券以及购卡金额不计入业绩。</translation>
    </message>
    <message>
        <source>Vouchers of customers within 30 days</source>
        <translation>30 天内到期且有余额的客户券</translation>
    </message>
    <message>
        <source>Vouchers that the partner itself holds; none that has been void for over a year.</source>
        <translation>伙伴自己持有的券，不含失效超过一年的券。</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or close that window.</source>
        <translation>请稍候重试，或关闭那个窗口。</translation>
    </message>
    <message>
        <source>Wait for the answer. It is never sent twice.</source>
        <translation>请等待应答。请求不会重复发送。</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>请等它完成后再试。</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again. Nothing was sent.</source>
        <translation>请等待其完成后重试。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Waiting for our reply</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation>等待我方处理</translation>
    </message>
    <message>
        <source>Waiting to read {dataset}</source>
        <translation>等待读取{dataset}</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>What Huawei shares is declined by itself after three working days.</source>
        <translation>由华为共享的机会点超过三个工作日未接受，将自动拒绝。</translation>
    </message>
    <message>
        <source>What a member may see and do, by ready-made roles or your own.</source>
        <translation>用系统角色或自定义角色规定成员能看什么、能做什么。</translation>
    </message>
    <message>
        <source>What a solved ticket is rated by.</source>
        <translation>评价已完成的工单时的评分项。</translation>
    </message>
    <message>
        <source>What a ticket can be about; the products are told together with their category.</source>
        <translation>可以提交工单的产品；产品类型随所属类目一并返回。</translation>
    </message>
    <message>
        <source>What came in this year, month by month.</source>
        <translation>本年度激励金额的逐月趋势与汇总。</translation>
    </message>
    <message>
        <source>What can be withdrawn</source>
        <translation>可提现金额</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>最近变化</translation>
    </message>
    <message>
        <source>What changed is read again …</source>
        <translation>正在重新读取有变化的数据……</translation>
    </message>
    <message>
        <source>What customers spend, as statistics.</source>
        <translation>客户消费统计。</translation>
    </message>
    <message>
        <source>What is left of the quota is too little for this.</source>
        <translation>额度余额不足。</translation>
    </message>
    <message>
        <source>What is rated</source>
        <translation>评价项</translation>
    </message>
    <message>
        <source>What it measures</source>
        <translation>度量类型</translation>
    </message>
    <message>
        <source>What the marketplace owes you, order by order.</source>
        <translation>逐单查看云商店应结算给您的金额。</translation>
    </message>
    <message>
        <source>What to call the account.</source>
        <translation>账号的名称，可自取。</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>校验类型</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What was done at the API: a list of it, and what to do about what is unclear.</source>
        <translation>发件箱：已执行的操作列表，以及如何处理结果不明的条目。</translation>
    </message>
    <message>
        <source>What was filled in is lost. Nothing was ever sent.</source>
        <translation>已填写的内容将丢失。从未发送过任何内容。</translation>
    </message>
    <message>
        <source>What was read is kept.</source>
        <translation>已读取的数据会保留。</translation>
    </message>
    <message>
        <source>What you pay counts as your performance.</source>
        <translation>代支付的订单计入伙伴业绩。</translation>
    </message>
    <message>
        <source>What you think of it</source>
        <translation>评价内容</translation>
    </message>
    <message>
        <source>Whatever you allocate, issue or answer stands here with how it ended, beside the forms that you kept for later.</source>
        <translation>您的拨款、发券、回复工单等操作及其结果都列在这里，还有您留待以后的表单。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When to be reached</source>
        <translation>提醒时间</translation>
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
        <source>Where to write how each line ended; beside the file if not said.</source>
        <translation>把每一行的结果写到何处；不指定则写在该文件旁边。</translation>
    </message>
    <message>
        <source>Which discounts were agreed for which customer.</source>
        <translation>查看各客户的商务折扣。</translation>
    </message>
    <message>
        <source>Which goods of the marketplace (云商店) you can sell, and your share of the price.</source>
        <translation>可以销售的云商店商品，以及成交价分成。</translation>
    </message>
    <message>
        <source>Which of these is you?</source>
        <translation>您是哪一位？</translation>
    </message>
    <message>
        <source>Who consumed in a month, also customers who have left since; 18 months back.</source>
        <translation>各账期内有消费的客户，包括之后已解除关联的客户；最多回溯 18 个月。</translation>
    </message>
    <message>
        <source>Who hears of what, by mail or text message.</source>
        <translation>设置谁通过邮件或短信接收哪些消息。</translation>
    </message>
    <message>
        <source>Who of your company may sign in to the Partner Center.</source>
        <translation>管理贵公司可以登录伙伴中心的人员。</translation>
    </message>
    <message>
        <source>Whole units</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Whom your customers see as their contact with you.</source>
        <translation>展示给客户的联系人。</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>Wipe an account from this computer: keys, local copy, outbox, logs.</source>
        <translation>从本机彻底清除一个账号：密钥、本机数据、发件箱、日志。</translation>
    </message>
    <message>
        <source>Wipe the account {name} from this computer?</source>
        <translation>从本机彻底清除账号“{name}”？</translation>
    </message>
    <message>
        <source>Wiped {name}.</source>
        <translation>已清除 {name}。</translation>
    </message>
    <message>
        <source>Wipe…</source>
        <translation>彻底清除…</translation>
    </message>
    <message>
        <source>With arrears</source>
        <translation>有欠费</translation>
    </message>
    <message>
        <source>With rows that left</source>
        <translation>包含云端已无的行</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Withdraw ticket {receivers}?</source>
        <translation>撤销工单 {receivers}？</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Without any, as the quota allows.</source>
        <translation>不填则按额度的限制。</translation>
    </message>
    <message>
        <source>Without input in this program a cover hides what it shows. 0: never. No lock.</source>
        <translation>在本程序里没有操作达到此时间后，遮盖显示的内容。0 表示从不。这不是锁。</translation>
    </message>
    <message>
        <source>Without it, as the quota.</source>
        <translation>不填则与额度相同。</translation>
    </message>
    <message>
        <source>Without it, one is made up.</source>
        <translation>不填则自动生成。</translation>
    </message>
    <message>
        <source>Without it, the customer signs in through your platform only.</source>
        <translation>不填则客户只能从您的平台登录。</translation>
    </message>
    <message>
        <source>Without rebate</source>
        <translation>无返点</translation>
    </message>
    <message>
        <source>Work on a customer&apos;s resources in the customer&apos;s own console.</source>
        <translation>进入客户的控制台维护其资源。</translation>
    </message>
    <message>
        <source>Write a note; it stays on this computer</source>
        <translation>写备注，仅保存在本机</translation>
    </message>
    <message>
        <source>Write all notes and tags to a file of JSON lines.</source>
        <translation>将全部备注和标签写入 JSON Lines 文件。</translation>
    </message>
    <message>
        <source>Write an amount above zero.</source>
        <translation>请填写大于零的金额。</translation>
    </message>
    <message>
        <source>Write each field as KEY=VALUE.</source>
        <translation>每个字段请写成 KEY=VALUE。</translation>
    </message>
    <message>
        <source>Write rows of the local copy to a file.</source>
        <translation>把本机数据写入文件。</translation>
    </message>
    <message>
        <source>Write the log to this file, as JSON lines.</source>
        <translation>把日志以 JSON 行写入该文件。</translation>
    </message>
    <message>
        <source>Write what to look for as COLUMN=VALUE.</source>
        <translation>请写成 COLUMN=VALUE 的形式（列=值）。</translation>
    </message>
    <message>
        <source>Write-off by the vendor</source>
        <translation>华为核销</translation>
    </message>
    <message>
        <source>Writing… {done} of {rows} rows, {rate} a second</source>
        <translation>正在写入… {done} / {rows} 条，每秒 {rate} 条</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Yearly/monthly</source>
        <translation>包年/包月</translation>
    </message>
    <message>
        <source>Yearly/monthly resources</source>
        <translation>包年/包月资源</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>You act as the customer until you switch the role back in the account menu.</source>
        <translation>操作期间以客户身份进行，完成后在账号下拉框中“切换角色”返回。</translation>
    </message>
    <message>
        <source>You can go on reading. Check the network, the proxy and the site in the settings.</source>
        <translation>本机数据仍可查看。请检查网络，以及设置中的代理和站点。</translation>
    </message>
    <message>
        <source>You choose it; it must be new.</source>
        <translation>由您自定，不能与已有的重复。</translation>
    </message>
    <message>
        <source>You have no right to do this. Ask the administrator of your account.</source>
        <translation>您没有操作权限，请联系账号管理员。</translation>
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
        <source>Your business information must be certified before anything is paid.</source>
        <translation>发放激励前须先完成商业信息认证。</translation>
    </message>
    <message>
        <source>Your customers and orders, found in a blink, also without a network.</source>
        <translation>您的客户和订单，随手可查，没有网络也能用。</translation>
    </message>
    <message>
        <source>Your notes and tags: write them to a file, or read them from one.</source>
        <translation>您的备注和标签：导出到文件，或从文件导入。</translation>
    </message>
    <message>
        <source>Your support plan does not include tickets of this kind.</source>
        <translation>您的支持计划不支持提交此类工单。</translation>
    </message>
    <message>
        <source>above {low}</source>
        <translation>大于 {low}</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>and {amount} that does not count</source>
        <translation>另有 {amount} 不计入</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
    <message>
        <source>as far as read</source>
        <translation>仅含已读取部分</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>at most {amount}</source>
        <translation>最多 {amount}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>comes with {list}</source>
        <translation>随 {list} 一起读取</translation>
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
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>different amounts</source>
        <translation>不同金额</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>from the API</source>
        <translation>API 可查</translation>
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
        <source>has our mark</source>
        <translation>带有本程序标记</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>in 15 days</source>
        <translation>15 天内</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>in 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>in the console only</source>
        <translation>仅伙伴中心可见</translation>
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
        <source>on {host}</source>
        <translation>位于 {host}</translation>
    </message>
    <message>
        <source>on {host}, which is not the vendor&apos;s</source>
        <translation>位于 {host}，不是华为云的网站</translation>
    </message>
    <message>
        <source>or drop them here</source>
        <translation>或拖放到此处</translation>
    </message>
    <message>
        <source>protection: {how}</source>
        <translation>保护方式：{how}</translation>
    </message>
    <message>
        <source>resale customers only</source>
        <translation>仅含代售客户</translation>
    </message>
    <message>
        <source>sample data are answered within the program</source>
        <translation>样例数据由程序自身应答</translation>
    </message>
    <message>
        <source>says that it failed</source>
        <translation>记录显示失败</translation>
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
        <source>uploaded</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>{action} in the console</source>
        <translation>到控制台{action}</translation>
    </message>
    <message>
        <source>{amount} in {months} months</source>
        <translation>{months} 个月共 {amount}</translation>
    </message>
    <message>
        <source>{amount} was allocated to {receivers}.</source>
        <translation>已向 {receivers} 拨款 {amount}。</translation>
    </message>
    <message>
        <source>{amount} was reclaimed from {receivers}.</source>
        <translation>已从 {receivers} 回收 {amount}。</translation>
    </message>
    <message>
        <source>{before} → {after}, {time}</source>
        <translation>{before} → {after}，{time}</translation>
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
        <source>{column} total {amounts}</source>
        <translation>{column}合计 {amounts}</translation>
    </message>
    <message>
        <source>{column}, {value}</source>
        <translation>{column}，{value}</translation>
    </message>
    <message>
        <source>{column}, {value}, changed</source>
        <translation>{column}，{value}，有变化</translation>
    </message>
    <message>
        <source>{column}, {value}, new</source>
        <translation>{column}，{value}，新增</translation>
    </message>
    <message>
        <source>{count} bars</source>
        <translation>{count} 个月份柱</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 个条目</translation>
    </message>
    <message>
        <source>{count} entries of its outbox are not settled, numbers {numbers}: nobody will look them up any more.</source>
        <translation>发件箱中有 {count} 个条目尚未了结（编号 {numbers}）：以后不会再有人核对。</translation>
    </message>
    <message>
        <source>{count} entries of the outbox were confirmed and not sent.</source>
        <translation>发件箱中有 {count} 个条目已确认但未发送。</translation>
    </message>
    <message>
        <source>{count} entries were not sent: partner-desk outbox --state ready</source>
        <translation>{count} 个条目没有发送：partner-desk outbox --state ready</translation>
    </message>
    <message>
        <source>{count} fields unreadable</source>
        <translation>{count} 个字段无法识别</translation>
    </message>
    <message>
        <source>{count} lines of the audit log were written to {file}.</source>
        <translation>已将审计日志的 {count} 行写入 {file}。</translation>
    </message>
    <message>
        <source>{count} notes: {file}</source>
        <translation>{count} 条备注：{file}</translation>
    </message>
    <message>
        <source>{count} of {all} entries</source>
        <translation>{count} / {all} 个条目</translation>
    </message>
    <message>
        <source>{count} of {all} pages</source>
        <translation>{count} / {all} 个页面</translation>
    </message>
    <message>
        <source>{count} of {all} rows</source>
        <translation>{count} / {all} 条</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 个页面</translation>
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
        <source>{count} views were imported.</source>
        <translation>已导入 {count} 个视图。</translation>
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
        <source>{date} · 1 day</source>
        <translation>{date} · 1 天</translation>
    </message>
    <message>
        <source>{date} · expired</source>
        <translation>{date} · 已过期</translation>
    </message>
    <message>
        <source>{date} · today</source>
        <translation>{date} · 今天</translation>
    </message>
    <message>
        <source>{date} · {days} days</source>
        <translation>{date} · {days} 天</translation>
    </message>
    <message>
        <source>{done} of {count} requests</source>
        <translation>第 {done} 个请求，共 {count} 个</translation>
    </message>
    <message>
        <source>{done} of {count} sent</source>
        <translation>已发送 {done}/{count}</translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation>请填写“{field}”。</translation>
    </message>
    <message>
        <source>{free} GB free in {folder}</source>
        <translation>{folder} 剩余 {free} GB</translation>
    </message>
    <message>
        <source>{key} is named twice.</source>
        <translation>{key} 重复填写。</translation>
    </message>
    <message>
        <source>{key} is not in the local copy, so its name cannot be shown.</source>
        <translation>本地副本中没有 {key}，无法显示其名称。</translation>
    </message>
    <message>
        <source>{key} is not, or no longer, in your list. Read the list again.</source>
        <translation>{key} 不在您的列表中，或已不在。请重新读取该列表。</translation>
    </message>
    <message>
        <source>{label} changed</source>
        <translation>{label}有变化</translation>
    </message>
    <message>
        <source>{label}, {month}: {amount}</source>
        <translation>{label} {month}：{amount}</translation>
    </message>
    <message>
        <source>{label}: {before} → {after}</source>
        <translation>{label}：{before} → {after}</translation>
    </message>
    <message>
        <source>{label}: {before}, afterwards {after}</source>
        <translation>{label}：{before}，之后为 {after}</translation>
    </message>
    <message>
        <source>{label}: {before}, afterwards {after} (as of {time})</source>
        <translation>{label}：{before}，之后为 {after}（截至 {time}）</translation>
    </message>
    <message>
        <source>{label}: {words}</source>
        <translation>{label}：{words}</translation>
    </message>
    <message>
        <source>{lines} lines are wrong. Nothing was sent. Correct the file.</source>
        <translation>{lines} 行有误，没有发送任何内容。请更正文件。</translation>
    </message>
    <message>
        <source>{lines} lines were read.</source>
        <translation>已读取 {lines} 行。</translation>
    </message>
    <message>
        <source>{list}: at least {requests} requests, {rate} per second, about {time}.</source>
        <translation>{list}：至少 {requests} 次请求，每秒 {rate} 次，约需 {time}。</translation>
    </message>
    <message>
        <source>{list}: skipped. {why}</source>
        <translation>{list}：已跳过。{why}</translation>
    </message>
    <message>
        <source>{list}: {view}</source>
        <translation>{list}：{view}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{month} so far</source>
        <translation>{month}（截至目前）</translation>
    </message>
    <message>
        <source>{names} and {rest} more, {all} in all</source>
        <translation>{names} 及另外 {rest} 个，共 {all} 个接收方</translation>
    </message>
    <message>
        <source>{name} ({number})</source>
        <translation>{name}（{number}）</translation>
    </message>
    <message>
        <source>{name} could be several columns. Write its whole name.</source>
        <translation>{name} 可能指多个列，请写出完整的列名。</translation>
    </message>
    <message>
        <source>{name} is rated twice.</source>
        <translation>{name}重复评分。</translation>
    </message>
    <message>
        <source>{name} is read-only now.</source>
        <translation>{name} 现在为只读。</translation>
    </message>
    <message>
        <source>{name} may move money and change things at the API now.</source>
        <translation>{name} 现在可以拨款并在 API 上执行更改。</translation>
    </message>
    <message>
        <source>{name} stands in the file and is given for all lines, too.</source>
        <translation>{name} 既在文件中，又为所有行统一给出。</translation>
    </message>
    <message>
        <source>{name} takes 1 to {limit} points.</source>
        <translation>{name}的评分范围为 1 至 {limit} 分。</translation>
    </message>
    <message>
        <source>{name} was not uploaded. {reason}</source>
        <translation>{name} 未上传。{reason}</translation>
    </message>
    <message>
        <source>{name} was uploaded, but the answer has no number for it. Try again.</source>
        <translation>{name} 已上传，但应答中没有附件编号，请重试。</translation>
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
        <source>{name}: {sentence}</source>
        <translation>{name}：{sentence}</translation>
    </message>
    <message>
        <source>{part} (not told by the API)</source>
        <translation>{part}（接口未提供）</translation>
    </message>
    <message>
        <source>{percent} % of the rows can be found; a sync adds the rest.</source>
        <translation>目前可搜索 {percent} % 的数据，同步后可搜索全部。</translation>
    </message>
    <message>
        <source>{rate} requests/s</source>
        <translation>{rate} 次/秒</translation>
    </message>
    <message>
        <source>{reason}. {advice}</source>
        <translation>{reason}。{advice}</translation>
    </message>
    <message>
        <source>{respect}: {stars} of {most} stars</source>
        <translation>{respect}：{stars} 星（共 {most} 星）</translation>
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
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
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
        <source>{subject}: {count} waiting</source>
        <translation>{subject}：{count} 项待处理</translation>
    </message>
    <message>
        <source>{text} does not have the form that is expected.</source>
        <translation>{text} 的格式不符合要求。</translation>
    </message>
    <message>
        <source>{text} is named twice.</source>
        <translation>{text} 重复填写。</translation>
    </message>
    <message>
        <source>{text} is neither yes nor no.</source>
        <translation>{text} 既不是“是”，也不是“否”。</translation>
    </message>
    <message>
        <source>{text} is none of these: {choices}.</source>
        <translation>{text} 不是可选值：{choices}。</translation>
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
        <source>{text} is not a whole number.</source>
        <translation>{text} 不是整数。</translation>
    </message>
    <message>
        <source>{text} is not an amount. Write it like 12430.50.</source>
        <translation>{text} 不是金额。请写成 12430.50 的形式。</translation>
    </message>
    <message>
        <source>{text} is too large.</source>
        <translation>{text} 过大。</translation>
    </message>
    <message>
        <source>{text} was shortened by a spreadsheet. Format the column as text and enter it again.</source>
        <translation>{text} 被电子表格缩写了。请把该列设为文本格式后重新输入。</translation>
    </message>
    <message>
        <source>{time} · {number} min earlier</source>
        <translation>{time} · 早 {number} 分钟</translation>
    </message>
    <message>
        <source>{time} · {number} min later</source>
        <translation>{time} · 晚 {number} 分钟</translation>
    </message>
    <message>
        <source>{time} · {number} s earlier</source>
        <translation>{time} · 早 {number} 秒</translation>
    </message>
    <message>
        <source>{time} · {number} s later</source>
        <translation>{time} · 晚 {number} 秒</translation>
    </message>
    <message>
        <source>{title}. {advice}</source>
        <translation>{title}。{advice}</translation>
    </message>
    <message>
        <source>{verb} {amount}</source>
        <translation>{verb} {amount}</translation>
    </message>
    <message>
        <source>{what} ({whose})</source>
        <translation>{what}（{whose}）</translation>
    </message>
    <message>
        <source>{what}: {title}</source>
        <translation>{what}：{title}</translation>
    </message>
    <message>
        <source>{who} compared the records and said that it did not happen.</source>
        <translation>{who} 核对记录后确认操作未发生。</translation>
    </message>
    <message>
        <source>{who} compared the records and said that it happened.</source>
        <translation>{who} 核对记录后确认操作已发生。</translation>
    </message>
    <message>
        <source>{words}, not all of it</source>
        <translation>{words}，部分列表尚未读取</translation>
    </message>
    <message>
        <source>“{view}” was saved.</source>
        <translation>视图“{view}”已保存。</translation>
    </message>
</context>
<context>
    <name>style</name>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
</context>
</TS>
