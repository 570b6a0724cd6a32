import CustomerSuccess

/// What the filter's word at the cursor may become.
struct FilterCompletion: Hashable, Sendable {
  struct Candidate: Hashable, Sendable {
    /// What is put in.
    var text: String
    var help: String
  }

  /// Characters of the filter that a candidate takes the place of.
  var range: Range<Int>
  /// The best first.
  var candidates: [Candidate]
  /// Whether something of the word was typed.
  var isBegun: Bool

  /// `people` are the names offered where a person is asked for, `counters` those behind `trend.`.
  init(_ text: String, cursor: Int, in subject: Field.Subject, people: [String] = [], counters: [String] = []) {
    let word = WordAtCursor(Array(text), cursor: cursor)
    range = word.range
    candidates = []
    isBegun = !word.typed.isEmpty || word.name != nil
    if let name = word.name {
      let field = Field.named(name, in: subject)
      candidates = field.map { FilterCompletion.values(of: $0, word.typed, people) } ?? []
    } else if let begun = FilterTrend.counter(begunIn: word.typed), FilterTrend.isKnown(in: subject) {
      candidates = FilterCompletion.trends(of: counters, begunAs: begun, hasOperator: word.hasOperator)
    } else if !word.isQuoted {
      candidates = FilterCompletion.fields(word, in: subject)
    }
    // What is there already is no news.
    if candidates.map(\.text) == [word.typed] { candidates = [] }
  }

  private static func fields(_ word: WordAtCursor, in subject: Field.Subject) -> [Candidate] {
    let typed = word.typed.lowercased()
    // Names of the columns' headings are offered to whoever types one: nobody has to read everything twice.
    let headings = typed.isEmpty ? [] : Field.headings(in: subject).filter { $0.heading.hasPrefix(typed) }
    let names = Field.names(in: subject) + headings.map { (name: $0.heading, field: $0.field) }
    if !word.hasOperator, let exact = names.first(where: { $0.name == typed }) {
      let longer = names.filter { $0.name != typed && $0.name.hasPrefix(typed) }
      return exact.field.operators.map { Candidate(text: exact.name + $0.sign, help: $0.help) }
        + (exact.field == .trend ? [Candidate(text: exact.name + ".", help: FilterTrend.help)] : [])
        + longer.map { Candidate(text: $0.name + ":", help: $0.field.help) }
    }
    return ranked(names, by: typed) { [$0.name] }.map {
      Candidate(text: $0.name + (word.hasOperator ? "" : ":"), help: $0.field.help)
    }
  }

  private static func trends(of counters: [String], begunAs typed: String, hasOperator: Bool) -> [Candidate] {
    let wanted = folded(typed.first.map("\"'".contains) == true ? String(typed.dropFirst()) : typed)
    return ranked(counters, by: wanted) { [$0] }.map {
      Candidate(text: FilterTrend.prefix + quoted($0) + (hasOperator ? "" : "<"), help: FilterTrend.help)
    }
  }

  private static func values(of field: Field, _ typed: String, _ people: [String]) -> [Candidate] {
    var values = field.examples.map { (value: $0.value, help: $0.help, words: [$0.value]) }
    if case .choice(let choices) = field.kind {
      values = zip(values, choices).map { ($0.value, $0.help, $1.words) }
    }
    if field.kind == .person {
      for name in people { values.append((name, "", [name] + name.split(separator: " ").map(String.init))) }
    }
    let wanted = folded(typed.first.map("\"'".contains) == true ? String(typed.dropFirst()) : typed)
    return ranked(values, by: wanted) { $0.words }.map { Candidate(text: quoted($0.value), help: $0.help) }
  }

  /// Those that begin with what was typed, then those that have it inside; each in the order given.
  private static func ranked<Item>(_ items: [Item], by typed: String, _ words: (Item) -> [String]) -> [Item] {
    func places(_ item: Item) -> Int? {
      let words = words(item).map(folded)
      if words[0].hasPrefix(typed) { return 0 }
      if words.contains(where: { $0.hasPrefix(typed) }) { return 1 }
      return typed.count > 1 && words.contains { $0.contains(typed) } ? 2 : nil
    }
    let placed = items.map { (item: $0, place: places($0)) }
    return (0...2).flatMap { place in placed.filter { $0.place == place }.map { $0.item } }
  }

  /// A value that a blank, a comma or a quotation mark would break.
  private static func quoted(_ value: String) -> String {
    guard value.contains(where: { $0.isWhitespace || $0 == "," || $0 == "\"" }) else { return value }
    return "\"\(value.filter { $0 != "\"" })\""
  }
}

/// The part of a filter that the cursor stands in or behind.
private struct WordAtCursor {
  /// The field before the operator; nil where a field's name, or a plain word, is being typed.
  var name: String?
  var hasOperator = false
  var isQuoted = false
  /// From the beginning of the part to its end, which may lie behind the cursor.
  var range: Range<Int>
  /// What of the part stands before the cursor.
  var typed: String

  init(_ characters: [Character], cursor: Int) {
    let cursor = min(max(0, cursor), characters.count)
    let start = WordAtCursor.start(characters, cursor)
    let nameEnd = characters[start...].firstIndex { !($0.isLetter || $0 == "_") } ?? characters.count
    hasOperator = nameEnd > start && nameEnd < characters.count && "<>=!:".contains(characters[nameEnd])
    guard hasOperator, cursor > nameEnd else {
      isQuoted = start < characters.count && "\"'".contains(characters[start])
      // The rest of a plain word stays: only a name is taken away.
      range = start..<max(cursor, nameEnd)
      typed = String(characters[start..<cursor])
      return
    }
    name = String(characters[start..<nameEnd])
    var value = nameEnd
    while value < characters.count, "<>=!:".contains(characters[value]) { value += 1 }
    var quotes = Quotes()
    for index in value..<max(value, cursor) {
      quotes.take(characters[index], beginsWord: index == value)
      if characters[index] == ",", !quotes.isOpen { value = index + 1 }
    }
    var end = max(value, cursor)
    while end < characters.count, quotes.isOpen || !(characters[end].isWhitespace || ",)".contains(characters[end])) {
      quotes.take(characters[end], beginsWord: end == value)
      end += 1
    }
    range = value..<end
    typed = value <= cursor ? String(characters[value..<cursor]) : ""
  }

  /// Whether a quotation is open: a mark begins one where a word or a value begins, and ends it anywhere.
  private struct Quotes {
    private var open: Character?
    var isOpen: Bool { open != nil }

    mutating func take(_ character: Character, beginsWord: Bool) {
      if character == open {
        open = nil
      } else if open == nil, beginsWord, "\"'".contains(character) {
        open = character
      }
    }
  }

  /// Behind the last blank or parenthesis outside of quotes before the cursor, and behind a sign that negates.
  private static func start(_ characters: [Character], _ cursor: Int) -> Int {
    var start = 0
    var quotes = Quotes()
    for index in 0..<cursor {
      let begins = index == start || "<>=!:,".contains(characters[index - 1])
      quotes.take(characters[index], beginsWord: begins)
      let parts = characters[index].isWhitespace || (begins && characters[index] == "(")
      if parts, !quotes.isOpen { start = index + 1 }
    }
    if start < cursor, characters[start] == "-" || characters[start] == "!" { start += 1 }
    return start
  }
}
