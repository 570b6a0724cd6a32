import ArgumentParser
import CustomerSuccess
import SuccessStore

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Customers, contacts, tickets, actions, activities and articles by any part of their text.",
    discussion: """
      Every word has to be found; capitals and accents do not matter, and no sign has a meaning of its own. An exact id comes first, \
      then names, titles, and other texts, the newest first.
      """)

  @Argument(help: ArgumentHelp("What to look for.", valueName: "text"))
  var text: [String]
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  /// How many are printed unless told otherwise.
  private static let usual = 50

  func validate() throws {
    guard text.contains(where: { $0.contains { !$0.isWhitespace } }) else {
      throw ValidationError("'rapport search' wants to know what to look for, such as: rapport search login")
    }
  }

  func run() throws {
    let surroundings = try Surroundings(common)
    let (text, limit, format) = (text.joined(separator: " "), limit.limit ?? Self.usual, format.format)
    try surroundings.withStore(for: .reading) { place in
      let hits = try await place.store.answer(SearchQuery(text, limit: limit), at: place.now)
      var printer = RowPrinter(RowShape<SearchHit>.hits, as: format)
      try printer.print(hits)
      try printer.finish()
    }
  }
}

extension RowShape<SearchHit> {
  static let hits = RowShape<SearchHit>(
    noun: "text",
    fields: [
      Field("kind") { .text($0.kind.rawValue) },
      Field("id") { .text($0.thing) },
      Field("customerId") { JSONValue($0.customer?.text) },
      Field("companyName") { .text($0.customerName) },
      Field("title") { .text($0.title.text) },
      Field("excerpt") { .text($0.excerpt.text) },
    ],
    columns: [
      Column("Kind") { $0.kind.rawValue },
      Column("Id", maximum: 24) { $0.thing },
      Column("Title", maximum: 40) { $0.title.text },
      Column("Customer") { $0.customerName },
      Column("Found", maximum: 80) { $0.excerpt.text },
    ])
}
