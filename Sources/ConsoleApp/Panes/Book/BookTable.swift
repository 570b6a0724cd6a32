import CustomerSuccess
import TerminalUI

/// The columns of the book: what is at risk first, then the work, then what renews.
struct BookTable {
  var quarters: [Quarter]
  /// For files, an amount a column: those that anything is in.
  var currencies: [String]
  /// Whether anybody's renewal is over: a column of nothing takes room from the others.
  var hasOverdue: Bool
  var glyphs: GlyphSet

  static let overdue = "Overdue"

  private typealias Column = Table<BookLine>.Column

  var table: Table<BookLine> {
    Table(
      columns: [
        .init("Owner", .flexible(minimum: 12, weight: 1, wants: 18)) { line in
          [Piece(line.place.title, line.place == .total ? .title : .text)]
        },
        count("Customers", 9) { $0.customers },
        money("Revenue", 7) { $0.revenue },
        .init("Average", .fixed(7), isRight: true) { line in
          [Piece(line.sums.average.map(NumberWords.tenth) ?? dash, .title)]
        }
        .filed(as: "Average score", isNumber: true) { $0.sums.average.map(PlainNumber.tenth) ?? "" },
        count("At risk", 7, priority: 3, HealthWords.tone(.fair)) { $0.atRisk },
        count("Critical", 8, priority: 2, HealthWords.tone(.poor)) { $0.critical },
        money("Value at risk", 13, .atRisk) { $0.valueAtRisk },
        count("Tickets", 7, priority: 2) { $0.openTickets },
        count("Breached", 8, priority: 3, .breached) { $0.breachedTickets },
        count("Actions", 7, priority: 4) { $0.openActions },
        count("Late", 4, priority: 3, .atRisk) { $0.lateActions },
      ] + (hasOverdue ? [renewals(Self.overdue, priority: 3, .breached) { $0.overdue }] : [])
        + quarters.indices.map { place in
          renewals(quarters[place].description, priority: 4 + place) { $0.renewals[place] }
        } + [
          count("Growing", 7, priority: 8) { $0.opportunities },
          money("Pipeline", 8, priority: 8) { $0.pipeline },
        ])
  }

  private var dash: String { String(glyphs.dash) }

  private func count(
    _ title: String, _ width: Int, priority: Int = 0, _ tone: Tone = .text, _ value: @escaping (BookSums) -> Int
  ) -> Column {
    Column(title, .fixed(width), priority: priority, isRight: true) { line in
      let count = value(line.sums)
      return [count == 0 ? Piece(dash, .muted) : Piece(NumberWords.whole(count), tone)]
    }
    .filed(number: { value($0.sums) })
  }

  private func money(
    _ title: String, _ width: Int, priority: Int = 0, _ tone: Tone = .text, _ value: @escaping (BookSums) -> MoneySums
  ) -> Column {
    let column = Column(title, .fitting(width, most: 24), priority: priority, isRight: true) { line in
      let amounts = value(line.sums)
      return [Piece(BookWords.amounts(amounts, or: glyphs.dash), amounts.amounts.isEmpty ? .muted : tone)]
    }
    return filed(column, title, value)
  }

  private func filed(_ column: Column, _ title: String, _ value: @escaping (BookSums) -> MoneySums) -> Column {
    currencies.reduce(currencies.isEmpty ? column.onScreenOnly() : column) { column, currency in
      column.filed(as: "\(title) \(currency)", isNumber: true) { line in
        Money(minorUnits: value(line.sums)[currency], currency: currency).amountText
      }
    }
  }

  private func renewals(
    _ title: String, priority: Int, _ tone: Tone = .text, _ value: @escaping (BookSums) -> BookRenewals
  ) -> Column {
    let column = Column(title, .fitting(7, most: 24), priority: priority, isRight: true) { line in
      let renewals = value(line.sums)
      let words = BookWords.renewals(renewals, or: glyphs.dash, bullet: glyphs.bullet)
      return [Piece(words, renewals.customers == 0 ? .muted : tone)]
    }
    .filed(as: "Renewals \(title)", number: { value($0.sums).customers })
    return filed(column, "Renewals \(title)") { value($0).value }
  }
}
