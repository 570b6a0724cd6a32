public import CustomerSuccess

/// How retention's figures came about.
public enum RetentionWords {
  /// `13 customers with €27,508 a month have no subscription and are not in this`, and who left without one; nil where there
  /// is none.
  public static func leftOut(_ found: RetentionFigures.LeftOut) -> String? {
    let told = [
      leftOut(found.present, one: "has no subscription and is", several: "have no subscription and are"),
      leftOut(found.gone, one: "left without a subscription and is", several: "left without a subscription and are"),
    ].compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }

  private static func leftOut(_ group: RetentionFigures.LeftOut.Group, one: String, several: String) -> String? {
    guard group.customers > 0 else { return nil }
    let has = group.customers == 1 ? one : several
    return "\(counted(group.customers, "customer")) with \(amounts(group.revenue)) a month \(has) not in this"
  }

  /// What the row adds up, and of whom its shares are.
  static func why(_ row: MovementRow, today: LocalDate) -> [String] {
    [days(row, today: today), sum(row), shares(row), moved(row), row.period == nil ? wholeTime(row) : nil]
      .compactMap(\.self)
  }

  private static func days(_ row: MovementRow, today: LocalDate) -> String {
    let (from, to) = (row.days.from, row.days.to)
    let goesOn = row.period.map { to == today && $0.lastDay > today } ?? false
    return
      "Looked at are \(from) and \(to): what customers have live subscriptions for, a month, whatever they are marked as."
      + (goesOn ? " The \(row.period?.step.rawValue ?? "time") is not over." : "")
  }

  private static func sum(_ row: MovementRow) -> String {
    func amount(_ minorUnits: Int) -> String {
      NumberWords.money(Money(minorUnits: minorUnits, currency: row.currency))
    }
    let steps = RevenueMovement.allCases.map { movement in
      "\(movement.isGain ? "+" : "-") \(amount(row.amount(movement))) \(noun(movement))"
    }
    return "\(amount(row.start)) at the start \(steps.joined(separator: " ")) = \(amount(row.end)) at the end."
  }

  private static func shares(_ row: MovementRow) -> String {
    guard let logo = row.logo else { return "Nobody was there on the first day, so that nothing could stay." }
    let stayed =
      "Of the \(counted(row.startAccounts, "customer")) on the first day \(NumberWords.percent(logo)) are there on "
      + "the last (logo)."
    guard let gross = row.gross, let net = row.net else { return "\(stayed) They paid nothing in this currency." }
    return
      "\(stayed) Of their revenue \(NumberWords.percent(gross)) is left with nothing that they added (gross) and "
      + "\(NumberWords.percent(net)) with all of it (net). New customers count in none of these."
  }

  private static func moved(_ row: MovementRow) -> String? {
    let told = RevenueMovement.allCases.filter { row.accounts[$0] ?? 0 > 0 }.map { movement in
      "\(NumberWords.whole(row.accounts[movement] ?? 0)) \(participle(movement))"
    }
    return told.isEmpty ? "No customer moved." : "Customers: \(told.joined(separator: ", ")). Enter lists them."
  }

  private static func wholeTime(_ row: MovementRow) -> String {
    "The movements are those of the rows above. The shares look at \(row.days.from) and \(row.days.to) alone: who left and "
      + "came back in between has stayed, and who came and left was never there."
  }

  private static func noun(_ movement: RevenueMovement) -> String {
    switch movement {
    case .new: "new"
    case .reactivation: "reactivated"
    case .expansion: "expansion"
    case .contraction: "contraction"
    case .churn: "churned"
    }
  }

  private static func participle(_ movement: RevenueMovement) -> String {
    switch movement {
    case .new: "new"
    case .reactivation: "came back"
    case .expansion: "pay more"
    case .contraction: "pay less"
    case .churn: "left"
    }
  }
}

extension RetentionWords {
  /// What the cell of a cohort is, and what it rests on.
  static func why(_ cohort: RetentionCohort, at age: Int, _ measure: RetentionLens.Measure) -> [String] {
    let (found, step) = (cohort.ages[age], cohort.began.step)
    let began = "customers whose first subscription began in \(cohort.began)"
    let share = measure.share(of: cohort, at: age).map { ": \(NumberWords.percent($0))" } ?? ""
    let told: String
    switch measure {
    case .customers:
      told =
        "\(NumberWords.whole(found.customers.count)) of \(NumberWords.whole(cohort.customers.count)) \(began) have a live "
        + "one \(self.age(age, step))\(share)."
    case .revenue:
      told =
        "The \(NumberWords.whole(cohort.customers.count)) \(began) bring \(amounts(found.revenue)) a month "
        + "\(self.age(age, step)), of \(amounts(cohort.start)) on their first days\(share)."
    }
    return [
      told,
      "Everybody is looked at on the day so many \(step.rawValue)s after their own first one, and a cohort has an age once "
        + "all of it can have reached that. Who came back is there again. It goes by subscriptions alone, whatever customers "
        + "are marked as.",
      measure == .revenue && cohort.currencies.count > 1
        ? "They pay in \(list(cohort.currencies)): amounts of several currencies have no share." : "",
    ].filter { !$0.isEmpty }
  }

  /// `3 months on`; everybody's own first day is age 0.
  static func age(_ age: Int, _ step: RetentionStep) -> String {
    age == 0 ? "on their first day" : "\(counted(age, step.rawValue)) on"
  }

  /// Why no share of revenue is to be seen anywhere; nil where there is one.
  static func noRevenue(_ figures: RetentionFigures) -> String? {
    let currencies = figures.cohortCurrencies
    let isKnown = figures.cohorts.contains { cohort in
      cohort.ages.indices.contains { RetentionLens.Measure.revenue.share(of: cohort, at: $0) != nil }
    }
    guard !figures.cohorts.isEmpty, !isKnown else { return nil }
    return currencies.count > 1
      ? "Every cohort pays in several currencies (\(list(currencies))): their amounts have no share"
      : "Nobody paid anything at first, so that there is no share of it"
  }

  /// `86`, of a share from 0 to 1 and more, as the report's triangle has it.
  static func hundredths(_ share: Double) -> String { (share * 100).rounded(.toNearestOrAwayFromZero).shortText }

  private static func amounts(_ sums: MoneySums) -> String { ProgrammeWords.amounts(sums.amounts, or: "0") }

  private static func list(_ words: [String]) -> String {
    words.count < 2 ? words.joined() : "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
  }
}
