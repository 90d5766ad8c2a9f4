extension DetailSentence {
  /// Every sentence; the more exact one stands before the more general.
  static let all =
    [
      DetailSentence("{}; and {} more", "{}；另有 {} 处"),
      DetailSentence("{}; {}", "{}；{}"),
      DetailSentence("{} (byte {})", "{}（第 {} 字节）"),
      DetailSentence("line {}: {}", "第 {} 行：{}"),
    ] + lines + fields + signing + templates + wallet + statements

  /// Lines that are no JSON.
  private static let lines = [
    DetailSentence("the line is too long", "该行过长"),
    DetailSentence("an object is expected", "应为 JSON 对象"),
    DetailSentence("text is too long", "文本过长"),
    DetailSentence("text goes on after the value", "JSON 之后还有多余内容"),
    DetailSentence("text ends early", "JSON 不完整"),
    DetailSentence("nested too deep", "嵌套过深"),
    DetailSentence("a member's name is expected", "应为字段名"),
    DetailSentence("a member's name stands twice", "字段名重复"),
    DetailSentence("':' is expected", "缺少冒号"),
    DetailSentence("',' is expected", "缺少逗号"),
    DetailSentence("unknown word", "无法识别的词"),
    DetailSentence("a number begins with 0", "数字不能以 0 开头"),
    DetailSentence("a value is expected", "应为一个值"),
    DetailSentence("a digit is expected", "应为数字"),
    DetailSentence("a string does not end", "字符串没有结束"),
    DetailSentence("a control character stands in a string", "字符串里有控制字符"),
    DetailSentence("an escape does not end", "转义没有结束"),
    DetailSentence("an escape is malformed", "转义有误"),
    DetailSentence("an escape is unknown", "无法识别的转义"),
    DetailSentence("a surrogate stands alone", "有落单的代理字符"),
    DetailSentence("text is not UTF-8", "不是 UTF-8 文本"),
    DetailSentence("unknown command {}", "没有命令 {}"),
    DetailSentence("unknown command", "没有这个命令"),
    DetailSentence("unknown field {}", "没有字段 {}"),
  ]

  /// Fields that do not hold what they should.
  private static let fields = [
    DetailSentence("field {} is missing", "缺少字段 {}"),
    DetailSentence("field {} is empty", "字段 {} 不能为空"),
    DetailSentence("field {} is longer than {} characters", "字段 {} 超过 {} 个字符"),
    DetailSentence("field {} is not an id", "字段 {} 不是编号（限 64 位以内的字母、数字和 _ . : -）"),
    DetailSentence("field seconds must be {} to {}", "字段 seconds 应在 {} 到 {} 之间"),
    DetailSentence("field {} leads past the year {}", "字段 {} 会超过 {} 年"),
    DetailSentence("field {} must be {} or more", "字段 {} 至少为 {}"),
    DetailSentence("field outcome must be SUCCESS or FAILED", "字段 outcome 只能是 SUCCESS 或 FAILED"),
    DetailSentence("field {} is more money than there can be", "字段 {} 超出可记的金额"),
    DetailSentence("field {}: {}", "字段 {}：{}"),
    DetailSentence(
      "fields from and to must be days such as {}, in order", "字段 from 和 to 应为先后两个日期，如 {}"),
    DetailSentence(
      "one of mobile, id_no, bank_card_no is expected", "请给出 mobile、id_no、bank_card_no 之一"),
    DetailSentence("one of {} is expected", "应为 {} 之一"),
    DetailSentence("a text is expected", "应为文本"),
    DetailSentence("a whole number is expected", "应为整数"),
    DetailSentence("a whole number of fen is expected", "应为整数，单位分"),
    DetailSentence("true or false is expected", "应为 true 或 false"),
    DetailSentence("a list is expected", "应为列表"),
    DetailSentence("a moment is expected", "应为时间"),
    DetailSentence("a sealed text is expected", "应为密封的文本"),
    DetailSentence("event type {} is unknown", "没有事件 {}"),
  ]

  private static let signing = [
    DetailSentence("template {} has no active version", "模板 {} 没有启用的版本"),
    DetailSentence("template {} is for {}", "模板 {} 用于场景 {}"),
    DetailSentence("no active template for {}", "场景 {} 没有启用的模板"),
    DetailSentence("each role and each user_id stands once", "每个角色、每个 user_id 只能出现一次"),
    DetailSentence("{} is too long", "{} 过长"),
    DetailSentence("variable {} is the platform's own", "变量 {} 由平台填写，给出的值与平台的不同"),
    DetailSentence("variable {} is not the template's", "模板没有变量 {}"),
    DetailSentence("variable {} is missing", "缺少变量 {}"),
  ]

  private static let templates = [
    DetailSentence("content is empty", "内容为空"),
    DetailSentence("variable {} is malformed", "变量 {} 的名称不合规"),
    DetailSentence("variable {} is not declared", "变量 {} 没有声明"),
    DetailSentence("a variable is declared twice", "变量重复声明"),
    DetailSentence("a variable is malformed", "变量的写法有误"),
    DetailSentence("a control character stands in the text", "正文里有控制字符"),
    DetailSentence("element <{}> is not allowed", "不允许标签 <{}>"),
    DetailSentence("a closing tag is malformed", "结束标签有误"),
    DetailSentence("a tag does not end", "标签没有结束"),
    DetailSentence("comments and declarations are not allowed", "不允许注释和声明"),
    DetailSentence("a declaration is malformed", "声明有误"),
    DetailSentence("attribute charset is not allowed here", "此处不允许属性 charset"),
    DetailSentence("attribute {} is not allowed", "不允许属性 {}"),
    DetailSentence("attribute {} has no value", "属性 {} 没有值"),
    DetailSentence("attribute {} is not quoted", "属性 {} 的值没有加引号"),
    DetailSentence("attribute {} does not end", "属性 {} 没有结束"),
    DetailSentence("attribute {} holds a forbidden character", "属性 {} 含不允许的字符"),
    DetailSentence("links may not lead outside", "链接不能指向外部"),
    DetailSentence("a style may not load or run anything", "样式不能加载或执行任何内容"),
  ]

  private static let wallet = [
    DetailSentence("role {} is not for {}", "角色 {} 不适用于 {}"),
    DetailSentence("{} short", "还差 {}"),
    DetailSentence("{} split(s) running", "有 {} 笔分账在途"),
    DetailSentence("clearing: {}", "清结算答复 {}"),
    DetailSentence("several freezes stand: {}", "有多条冻结（{}），请用要解除的那条的指令号"),
  ]

  private static let statements = [
    DetailSentence("the header line is missing", "缺少表头"),
    DetailSentence("column {} stands there twice", "{} 列重复"),
    DetailSentence("column {} is missing", "缺少 {} 列"),
    DetailSentence("{} fields, the header has {}", "有 {} 列，表头有 {} 列"),
    DetailSentence("{} fields, the summary has {}", "有 {} 列，汇总有 {} 列"),
    DetailSentence("no id in {}", "{} 不是编号"),
    DetailSentence("amount is not in yuan with two decimals", "金额应以元为单位，两位小数"),
    DetailSentence("the total is not in yuan with two decimals", "合计应以元为单位，两位小数"),
    DetailSentence("the count is no number", "笔数不是数字"),
    DetailSentence("status is not known", "状态无法识别"),
    DetailSentence("create_time is not a moment", "create_time 不是时间"),
    DetailSentence("settlement_ref {} stands on line {} already", "settlement_ref {} 与第 {} 行重复"),
    DetailSentence("the summary has no line of values", "汇总缺少数值行"),
    DetailSentence("something behind the summary", "汇总之后还有内容"),
    DetailSentence("a carriage return without a new line", "回车之后没有换行"),
    DetailSentence("a quote is not closed", "引号没有闭合"),
    DetailSentence("a quote in the middle of a field", "字段中间有引号"),
    DetailSentence("something behind a closing quote", "引号之后还有内容"),
    DetailSentence("a control character", "有控制字符"),
    DetailSentence("not UTF-8", "不是 UTF-8 文本"),
  ]
}
