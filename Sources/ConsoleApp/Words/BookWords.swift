public import CustomerSuccess

/// How a book of business reads.
public enum BookWords {
  /// Amounts are a month: `$1,900 + €300`; an amount of 0 is none.
  public static func amounts(_ sums: MoneySums, or none: Character = "–") -> String {
    ProgrammeWords.amounts(sums.amounts.filter { $0.minorUnits != 0 }, or: none)
  }

  /// `12 · $14,000`: how many renew, and what they bring a month.
  public static func renewals(_ renewals: BookRenewals, or none: Character = "–", bullet: Character = "·") -> String {
    guard renewals.customers > 0 else { return String(none) }
    let count = NumberWords.whole(renewals.customers)
    return renewals.value.amounts.isEmpty ? count : "\(count) \(bullet) \(amounts(renewals.value))"
  }

  public static func owner(_ name: String) -> String { name.isEmpty ? "nobody" : name }

  /// What the figures of an owner, or of all, are made of.
  static func why(_ sums: BookSums, in quarters: [Quarter], _ health: HealthModel) -> [String] {
    let (fair, poor) = (HealthWords.status(.fair, in: health), HealthWords.status(.poor, in: health))
    let average = sums.average.map {
      "an average of \(NumberWords.tenth($0)) over \(NumberWords.whole(sums.scored)) with a score"
    }
    let late =
      "\(counted(sums.openActions, "open action item")), \(NumberWords.whole(sums.lateActions)) past their due day"
    let renewals = zip(quarters, sums.renewals).map { "\($0): \(self.renewals($1))" }
    return [
      "\(counted(sums.customers, "customer")) who are there, \(amounts(sums.revenue)) a month, "
        + "\(average ?? "none with a score").",
      "Value at risk \(amounts(sums.valueAtRisk)) a month: of the \(NumberWords.whole(sums.atRisk)) at \(fair) and the "
        + "\(NumberWords.whole(sums.critical)) at \(poor); whoever has left brings nothing, and without a score nobody is at risk.",
      "\(counted(sums.openTickets, "open ticket")), \(NumberWords.whole(sums.breachedTickets)) of them breached. \(late).",
      "Renewals by calendar quarter, with what they bring a month: \(renewals.joined(separator: "; ")). One whose day in this quarter "
        + "is over counts until it is told anew. Overdue, of this quarter or any before it: \(self.renewals(sums.overdue, or: "0")).",
      "\(counted(sums.opportunities, "opportunity", "opportunities")) open, worth \(amounts(sums.pipeline)) a month more.",
    ]
  }

  private static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(NumberWords.whole(count)) \(count == 1 ? noun : plural ?? "\(noun)s")"
  }
}
