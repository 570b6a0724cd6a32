import CustomerSuccess

extension GuessedFile {
  /// Something about how it is laid out.
  public struct Fact: Hashable, Sendable {
    public var name: String
    public var value: String
    /// How it is known.
    public var note: String
  }

  public var facts: [Fact] {
    var facts = [
      Fact(name: "Rows", value: "\(rows)", note: "in \(counted(columns.count, "column"))")
    ]
    if let note = unread.note { facts.append(Fact(name: "Left out", value: counted(unread.count, "row"), note: note)) }
    if let separator {
      let title = TableForm.separators.first { $0.sign == separator }?.title ?? separator
      let remark = found.first { $0.contains("Windows-1252") }
      facts.append(Fact(name: "Separator", value: title, note: "between the columns"))
      let name = encoding?.rawValue.uppercased() ?? (remark == nil ? "UTF-8" : "Windows-1252")
      facts.append(Fact(name: "Encoding", value: name, note: remark == nil ? "" : "it is no UTF-8"))
    }
    if let rows = form.rows { facts.append(Fact(name: "Inside", value: rows.description, note: "where the rows are")) }
    if let header = form.header {
      facts.append(Fact(name: "Header", value: "line \(header)", note: "what stands above it is no table"))
    }
    for end in form.ends {
      switch end {
      case .empty: facts.append(Fact(name: "Rows end", value: "at an empty line", note: "what stands below is no row"))
      case .beginning(let words):
        facts.append(Fact(name: "Rows end", value: "before '\(words)'", note: "what stands below is no row"))
      }
    }
    return facts
  }
}
