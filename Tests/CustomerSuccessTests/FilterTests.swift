import CustomerSuccess
import Testing

private struct Row: FilterRow {
  var words: [String] = ["Acme Healthcare Inc.", "CUST-001"]
  var values: [Field: FieldValue] = [:]
  func value(of field: Field) -> FieldValue? { values[field] }
}

private let zone = Zone(identifier: "America/New_York") ?? .gmt
/// Friday 2026-03-13, 22:00 in New York, where the day in UTC is already the 14th.
private let context = FilterContext(now: Instant(iso8601: "2026-03-14T02:00:00Z") ?? Instant(seconds: 0), zone: zone)

@Suite struct FilterTests {
  private let acme = Row(values: [
    .tier: .text("professional"), .customerOwner: .text("Dana"), .score: .number(69), .health: .text("fair"),
    .trend: .text("declining"), .renews: .day(context.today + 30), .signedUp: .day(context.today - 90),
    .revenue: .amounts([Money(minorUnits: 380_000, currency: "USD"), Money(minorUnits: 2_000, currency: "JPY")]),
    .accountExecutive: .text(""), .coverage: .number(78), .openTickets: .number(2),
    .customerSLA: .text("breached"), .customerName: .text("Acme Healthcare Inc."), .size: .text("enterprise"),
  ])

  @Test(arguments: [
    ("", true), ("acme", true), ("ACME cust-001", true), ("acne", false), ("\"healthcare inc\"", true),
    ("-acme", false), ("tier:pro", true), ("tier:professional,starter", true), ("tier:starter", false),
    ("tier!=starter", true), ("-tier:pro", false), ("!tier:pro", false), ("owner:me", true), ("owner:dana", true),
    ("owner:dan", true), ("owner=dan", false), ("owner=DANA", true), ("owner:'da'", true), ("owner:dána", true),
    ("ae:none", true), ("-ae:none", false), ("owner:none", false),
    ("score<70", true), ("score<69", false), ("score<=69", true), ("score>=69", true), ("score>69", false),
    ("score:<70", true), ("score:<=68", false), ("score:>=69", true), ("score:>69", false), ("score:<20,>60", true),
    ("score=<70", true), ("-score:<70", false), ("renews:<30d", false), ("renews:<=30d", true), ("mrr:>3k", true),
    ("name:<acme", false), ("owner:'<70'", false),
    ("score:60..69", true), ("score:70..80", false), ("score=69", true), ("health:at-risk", true),
    ("health:fair,poor", true), ("health:healthy", false), ("trend:down", true), ("trend:up", false),
    ("renews<30d", false), ("renews<31d", true), ("renews<=30d", true), ("renews:30d", true), ("renews>29d", true),
    ("renews:none", false), ("renews:past", false), ("renews:2026-04-12", true), ("renews<2026-04-12", false),
    ("signed<90d", false), ("signed<=90d", true), ("signed:13w", true), ("signed>89d", true),
    ("mrr>3k", true), ("mrr>4k", false), ("mrr=3800", true),
    // In any of its currencies, or in the one that is named.
    ("mrr>3000 USD", true), ("mrr>3kUSD", true), ("mrr>'3000 usd'", true), ("mrr>1999 JPY", true),
    ("mrr>2000JPY", false), ("mrr=2000JPY", true), ("mrr<1000 USD", false), ("mrr>3000 JPY", false),
    ("mrr>3000 EUR", false), ("-mrr>3000 EUR", true), ("mrr:3000..4000 USD", true), ("mrr=2000", true),
    ("mrr<2.1k mrr>3.7k", true), ("mrr>3000 'USD'", false), ("mrr>3000 acme", true), ("mrr>3000 usd", true),
    ("mrr > 3000 $", true), ("mrr>$3000", true), ("mrr>3000usd", true), ("mrr>$ 3000", true), ("mrr>USD 3k", true),
    ("mrr>3000 £", false), ("mrr>1999¥", true), ("mrr>2k¥", false), ("mrr>US$3000", true), ("mrr>A$3000", false),
    ("mrr:$3000..$4000", true), ("mrr:3k..4k dollars", true), ("mrr>$3000 usd", true), ("mrr > 3000 acme", true),
    ("mrr>=3800 Dollars", true), ("mrr>3000 euro", false), ("-mrr>3000 eur acme", true), ("mrr>5kes", false),
    ("mrr:>$3000", true), ("score > 50 tier:pro", true), ("score >= 80", false), ("-score > 80", true),
    ("mrr:<10,>3k", true), ("revenue>3000 USD acme", true), ("(mrr>3000 USD)", true), ("mrr>1 USD or beta", true),
    ("coverage<80%", true), ("tickets>1", true),
    ("sla:breached", true), ("sla:risk", false), ("name:health", true), ("name=acme", false), ("size:xl", true),
    // Precedence: parentheses, then what stands side by side, then `or`.
    ("tier:starter or tier:pro", true), ("tier:starter OR acme", true), ("tier:starter or beta", false),
    ("tier:pro score>70 or acme", true), ("acme or tier:starter score>70", true), ("beta acme or tier:starter", false),
    ("(beta or acme) tier:pro", true), ("(beta or acme) tier:starter", false), ("beta or (acme tier:pro)", true),
    ("-(beta or tier:starter)", true), ("-(acme or tier:starter)", false), ("!(tier:pro score>70)", true),
    ("((acme) or (beta)) and tier:pro", true), ("acme and tier:pro", true), ("acme and beta", false),
    ("'healthcare inc'", true), ("“healthcare inc”", true), ("'or'", false), ("name:'Healthcare Inc.'", true),
    ("tier:pro score<70 trend:down renews<31d acme", true), ("tier:pro score>70", false),
  ])
  func decides(text: String, matches: Bool) throws {
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    #expect(filter.matches(acme, in: context) == matches)
  }

  @Test(arguments: [
    ("tier:gold", 5..<9, "enterprise, professional"), ("teir:pro", 0..<4, "no field 'teir'"),
    ("score<high", 6..<10, "a number"),
    ("mrr>highEUR", 4..<11, "1000EUR"), ("mrr>1000XYZ", 4..<11, "1000EUR"), ("score:<high", 7..<11, "a number"),
    ("mrr>1000 ₹", 9..<10, "no currency that is known"), ("mrr>$1000EUR", 4..<12, "two currencies"),
    ("mrr>1000kr", 4..<10, "1000EUR"), ("mrr > ", 5..<5, "has no value"), ("acme > 5", 0..<4, "no field 'acme'"),
    ("mrr>1.000 eur", 4..<13, "thousands"),
    ("score:<", 7..<7, "a number"),
    ("acme score:", 11..<11, "has no value"),
    ("renews<soon", 7..<11, "30d"), ("renews<12h", 7..<10, "30d"), ("tier>pro", 4..<5, "no order"),
    ("name:\"acme", 5..<10, "no end"), ("score:80..60", 6..<12, "60..80"), ("score<nan", 6..<9, "a number"),
    ("industry:", 9..<9, "healthcare"), ("tier:pro,,starter", 9..<9, "has no value"),
    ("acme or", 5..<7, "'or' stands between two conditions"), ("or acme", 0..<2, "'or' stands between"),
    ("acme or or beta", 5..<7, "'or' stands between"), ("(acme", 0..<1, "not closed"),
    ("acme ()", 5..<6, "nothing stands"),
    ("-(acme", 0..<2, "not closed"), ("name:'acme", 5..<10, "no end, expected '"),
    ("(tier:gold)", 6..<10, "enterprise"),
    ("lifecycle:x", 10..<11, "onboarding"), ("severity:high", 0..<8, "customers have no field"),
    ("scor<70", 0..<4, "the nearest is score"), ("health:-", 7..<8, "is not known"),
  ])
  func pointsAtMistakes(text: String, range: Range<Int>, message: String) {
    #expect {
      try Filter.parse(text, in: .customers, me: "dana")
    } throws: { error in
      guard let error = error as? FilterError else { return false }
      return error.range == range && error.message.contains(message) && error.text == text
    }
  }

  /// A choice is taken as any screen writes it, in any case, in one word or two.
  @Test(arguments: Field.allCases)
  func everyChoiceIsTakenAsPeopleWriteIt(field: Field) throws {
    guard case .choice(let choices) = field.kind,
      let subject = Field.Subject.allCases.first(where: { subject in
        Field.names(in: subject).contains { $0.field == field }
      }), let name = Field.names(in: subject).first(where: { $0.field == field })?.name
    else { return }
    for choice in choices {
      for word in choice.words {
        let known = try Filter.parse("\(name):\"\(word)\"", in: subject, me: "")
        let apart = word.map { $0.isUppercase ? " \($0)" : String($0) }.joined().replacing("-", with: " ")
        for way in [word.uppercased(), apart, apart.capitalized] {
          #expect(try Filter.parse("\(name):\"\(way)\"", in: subject, me: "") == known, "\(name):\(way)")
        }
      }
    }
  }

  @Test func caretsStandUnderTheMistake() throws {
    let error = try #require(throws: FilterError.self) { try Filter.parse("a tier:gold", in: .customers, me: "") }
    #expect(
      error.description
        == """
        a tier:gold
               ^^^^
        'gold' is not known, expected one of enterprise, professional, starter, community
        """)
  }

  /// All words that may stand there are named, each once, whatever the field's values are called.
  @Test(arguments: [
    ("moved:foo", "excellent, healthy, yes, good, fair, at-risk, poor, critical, unknown, no, none"),
    ("was:foo", "excellent, healthy, good, fair, at-risk, poor, critical, unknown, none, absent, new"),
  ])
  func anUnknownWordNamesAllThereAre(filter: String, words: String) throws {
    let error = try #require(throws: FilterError.self) { try Filter.parse(filter, in: .customers, me: "") }
    #expect(error.message == "'foo' is not known, expected one of \(words)")
  }

  @Test func aSlipNamesTheNearestWord() throws {
    let error = try #require(throws: FilterError.self) { try Filter.parse("moved:critcal", in: .customers, me: "") }
    #expect(error.message.hasSuffix("; the nearest is critical"), "\(error.message)")
  }

  /// Of the clock that breaks next the row is shown where that is what is asked for.
  @Test(arguments: [
    ("breaches:1h", true), ("breaches<30m", true), ("breaches:today", true), ("breaches:past", false),
    ("breaches:none", false), ("severity:high", false), ("(breaches:1h or severity:high)", true),
  ])
  func whatBreaksNextIsAskedAhead(filter: String, isAhead: Bool) throws {
    #expect(try Filter.parse(filter, in: .tickets, me: "").asksForNextBreach == isAhead, "\(filter)")
  }

  @Test func ambiguousBeginningsNameTheirMeanings() throws {
    let error = try #require(throws: FilterError.self) { try Filter.parse("status:o", in: .tickets, me: "") }
    #expect(error.message.contains("could be open or onHold"))
  }

  @Test(arguments: [
    ("status:done", "lost", true), ("status:done", "dropped", false), ("status:open", "inProgress", true),
    ("status:open", "succeeded", false),
  ])
  func oneWordMayMeanSeveralStates(text: String, status: String, matches: Bool) throws {
    let filter = try Filter.parse(text, in: .actions, me: "")
    #expect(filter.matches(Row(values: [.actionStatus: .text(status)]), in: context) == matches)
  }

  @Test(arguments: [
    ("opened<2h", 7199, true), ("opened<2h", 7200, false), ("opened>=2h", 7200, true), ("opened:today", 79_200, true),
    ("opened:today", 79_201, false), ("opened:2026-03-12", 79_201, true),
  ])
  func momentsLookBack(text: String, secondsAgo: Int, matches: Bool) throws {
    let filter = try Filter.parse(text, in: .tickets, me: "")
    let row = Row(values: [.opened: .moment(context.now - secondsAgo)])
    #expect(filter.matches(row, in: context) == matches)
  }

  @Test(arguments: [
    ("breaches:1h", -1, false), ("breaches:1h", 0, true), ("breaches:1h", 3600, true), ("breaches:1h", 3601, false),
    ("breaches<60m", 3599, true), ("breaches<60m", 3600, false), ("breaches<60m", -9, true),
    ("breaches>1h", 3601, true), ("breaches:past", -1, true), ("breaches:past", 0, false),
    ("breaches:none", 0, false),
  ])
  func breachesLookAhead(text: String, secondsAhead: Int, matches: Bool) throws {
    let filter = try Filter.parse(text, in: .tickets, me: "")
    let row = Row(values: [.breaches: .moment(context.now + secondsAhead)])
    #expect(filter.matches(row, in: context) == matches)
    #expect(filter.matches(Row(values: [:]), in: context) == (text == "breaches:none"))
  }

  @Test func ownerMeansTheRowsOwnAndTheCustomersIsCsm() throws {
    let row = Row(values: [.ticketOwner: .text("sam"), .customerOwner: .text("dana")])
    for (text, matches) in [("owner:sam", true), ("owner:dana", false), ("csm:dana", true)] {
      #expect(try Filter.parse(text, in: .tickets, me: "").matches(row, in: context) == matches)
    }
  }

  @Test func everyNamedChoiceReadsBackAsItself() throws {
    for subject in Field.Subject.allCases {
      for (name, field) in Field.names(in: subject) {
        guard case .choice(let choices) = field.kind else { continue }
        for choice in choices {
          let filter = try Filter.parse("\(name):\(choice.value)", in: subject, me: "")
          #expect(filter.matches(Row(values: [field: .text(choice.value)]), in: context))
        }
      }
    }
  }

  @Test(arguments: [
    ("o'brien", ["O'Brien & Co"], true), ("acme)", ["Acme)"], true), ("(acme)", ["Acme"], true),
    ("a(b", ["xa(by"], true),
    ("order", ["New orders"], true), ("android", ["Android"], true),
  ])
  func whatOnlyLooksLikeASignIsAWord(text: String, words: [String], matches: Bool) throws {
    #expect(try Filter.parse(text, in: .customers, me: "").matches(Row(words: words), in: context) == matches)
  }

  /// A number that may be meant otherwise than it would be read is refused: what is counted by it goes on into reports.
  @Test(arguments: [
    "mrr>1,000", "mrr:>1.000,50", "score>70,5", "score<=70,80", "mrr>1.000", "mrr:1.000", "mrr<1.234.567",
    "tickets:1.000..2.000",
    "renews<30d,60d",
  ])
  func anAmountInThousandsIsNeverReadAsOne(text: String) {
    #expect(throws: FilterError.self) { try Filter.parse(text, in: .customers, me: "") }
  }

  @Test(arguments: [
    "mrr>1000", "mrr>1000.5", "coverage:0.1250", "score:70,80", "score:60..80", "score:<20,>60", "mrr>12.25", "mrr>3k",
  ])
  func othersAreReadAsEver(text: String) throws {
    _ = try Filter.parse(text, in: .customers, me: "")
  }

  /// My day leaves the owner out of a scope: what is left must not hide anything that the owner alone had hidden.
  @Test(arguments: [
    ("owner:lee tier:pro", "tier:pro"), ("owner:lee or tier:pro", ""), ("(owner:lee or tier:pro) score<70", "score<70"),
    ("(owner:lee tier:pro or score<9) score<70", "(tier:pro or score<9) score<70"),
  ])
  func aFieldIsLeftOut(text: String, rest: String) throws {
    let filter = try Filter.parse(text, in: .customers, me: "").without(.customerOwner)
    #expect(filter == (try Filter.parse(rest, in: .customers, me: "")))
    #expect(!filter.asks(about: .customerOwner))
  }

  @Test func bothNarrowsAndKeepsEachTermOnce() throws {
    let scope = try Filter.parse("tier:pro score<70", in: .customers, me: "")
    let own = try Filter.parse("score<70 acme", in: .customers, me: "")
    #expect(scope.and(own).terms.count == 3)
    #expect(scope.and(own).matches(acme, in: context))
    #expect(!scope.and(try Filter.parse("beta", in: .customers, me: "")).matches(acme, in: context))
  }
}
