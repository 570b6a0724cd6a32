/// Tables of Markdown in which nothing is taken for Markdown or HTML but the table itself.
public enum MarkdownText {
  /// The titles and the line below them; numbers stand to the right.
  public static func head(_ columns: [(title: String, isNumber: Bool)]) -> String {
    row(columns.map(\.title)) + "|" + columns.map { $0.isNumber ? " ---: |" : " --- |" }.joined() + "\n"
  }

  public static func row(_ values: [String]) -> String {
    "|" + values.map { " \(escaped($0)) |" }.joined() + "\n"
  }

  /// A line that stands alone. What is far indented stays so, and is not taken for code.
  public static func paragraph(_ line: String) -> String {
    let words = line.drop { $0 == " " }
    let indent = line.count - words.count
    return indent < 4 ? escaped(line) : String(repeating: "&nbsp;", count: indent) + escaped(String(words))
  }

  /// One line in which nothing of a value is markup.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in Visible.line(text) {
      switch character {
      case "\\", "|", "*", "_", "`", "[", "]", "#": escaped += "\\\(character)"
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
