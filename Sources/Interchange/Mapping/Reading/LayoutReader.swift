import CustomerSuccess
import Framework

/// How files are laid out, as a mapping says it for all of its files or for one.
enum LayoutReader {
  static let keys = ["separator", "encoding", "header", "ends", "rows", "sheet"]

  static func form(_ fields: [String: DocumentNode], over form: TableForm) throws(DocumentError) -> TableForm {
    var form = form
    if let node = fields["separator"] { form.separator = try separator(node) }
    if let node = fields["encoding"] {
      let name = try node.decided()
      guard let encoding = TextEncoding(name: name) else {
        throw node.error("found '\(name)', expected \(TextEncoding.names)")
      }
      form.encoding = encoding
    }
    if let node = fields["header"] {
      let line = try node.integer("the number of a line")
      guard line > 0 else { throw node.error("found \(line), expected the number of a line, from 1") }
      form.header = line
    }
    if let node = fields["ends"] {
      form.ends = try node.oneOrMore("empty, or how the line begins").map { $0 == "empty" ? .empty : .beginning($0) }
    }
    if let node = fields["rows"] {
      let text = try node.decided()
      guard let path = RowPath(text) else {
        throw node.error("found '\(text)', expected a way such as results[].ticket")
      }
      form.rows = path
    }
    if let node = fields["sheet"] { form.sheet = try node.text("the name of a sheet") }
    return form
  }

  private static func separator(_ node: DocumentNode) throws(DocumentError) -> UInt8 {
    let text = try node.decided()
    let sign = text == "\t" ? "tab" : text
    guard let found = TableForm.separators.first(where: { $0.sign == sign }) else {
      let signs = TableForm.separators.map(\.sign).joined(separator: " ")
      throw node.error("found '\(text)', expected one of \(signs)")
    }
    return found.byte
  }
}
