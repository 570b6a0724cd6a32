import CustomerSuccess
import Statistics
import Testing

/// Amounts and days as people of one country or another type them.
@Suite struct WrittenByHandTests {
  private let reader: ActReader

  init() throws { reader = ActReader(rules: try ActWorld().rules, me: "dana", now: ActWorld.now) }

  private func revision(_ values: [String: String]) throws -> CustomerRevision {
    let values = ["name": "Zeta", "tier": "starter"].merging(values) { $1 }
    guard case .addCustomer(let revision) = try reader.act(.customer, values, on: .portfolio) else {
      throw Unexpected()
    }
    return revision
  }

  private struct Unexpected: Error {}

  @Test(arguments: [
    ("3800", 380_000, "USD"), ("99.50", 9950, "USD"), ("4,600.50", 460_050, "USD"), ("1,234 JPY", 1234, "JPY"),
    ("1200 EUR", 120_000, "EUR"), ("eur 1200", 120_000, "EUR"), ("1.234,50 €", 123_450, "EUR"),
    ("€1.234,50", 123_450, "EUR"), ("1.500,-", 150_000, "USD"), ("1500,– €", 150_000, "EUR"),
    ("CHF 1'500.-", 150_000, "CHF"),
    ("1500,--", 150_000, "USD"), ("¥1500.-", 1500, "JPY"), ("99,- EUR", 9900, "EUR"),
    ("1 234,50 EUR", 123_450, "EUR"), ("1\u{202F}234,50\u{A0}€", 123_450, "EUR"), ("1234,50", 123_450, "USD"),
    ("1'234.50 CHF", 123_450, "CHF"), ("1’234.50 CHF", 123_450, "CHF"), ("£99", 9900, "GBP"),
    ("$1,200.00", 120_000, "USD"),
    ("1.234.567", 123_456_700, "USD"), ("¥5000", 5000, "JPY"), ("0,5 €", 50, "EUR"),
    ("12,5", 1250, "USD"), ("1,234,567", 123_456_700, "USD"), ("1 234", 123_400, "USD"), ("1'234", 123_400, "USD"),
    ("1.234 KWD", 1234, "KWD"), ("¥12,345", 12_345, "JPY"),
  ])
  func anAmountIsTaken(written: String, minor: Int, currency: String) throws {
    #expect(try revision(["revenue": written]).monthlyRevenue == Money(minorUnits: minor, currency: currency))
  }

  /// What could be either, and what is no amount, is refused with what is expected.
  @Test(arguments: [
    "1.234", "1.234 €", "1,234", "2,345 €", "$1,234", "12,345", "123,456 EUR", "0,500", "1,234 KWD", "12,34,567",
    "1.23.456", "1 23", "-5", "€", "1.234,50,", "1234.567,00", "€1€", "1.", "1500-", ",-", "1.50,-", "1,500,-", "five",
    "1,2,3",
  ])
  func anAmountThatCouldBeEitherIsRefused(written: String) {
    let error = #expect(throws: ParameterError.self) { try revision(["revenue": written]) }
    #expect(error?.parameter == "revenue" && error?.message.contains("expected an amount") == true)
  }

  /// Where one sign before three digits could part thousands or decimals, it is said, whoever asks for the amount.
  @Test(arguments: ["2,345", "2.345", "2,345 €", "€2.345", "345,678 USD"])
  func theDoubtIsSaid(written: String) {
    let error = #expect(throws: ParameterError.self) { try revision(["revenue": written]) }
    #expect(error?.message.contains("and a part?") == true, "\(error?.message ?? "")")
    let refusal = #expect(throws: Refusal.self) { try AmountForm.read(written) }
    #expect(refusal?.description.contains("and a part?") == true, "\(refusal?.description ?? "")")
  }

  /// However thousands and decimals are parted, it is the same amount, as long as a sign says which is which.
  @Test func everyWayOfWritingAnAmountIsReadAlike() throws {
    var random = SplitMix64(seed: 8)
    let ways: [(thousands: String, decimals: String)] = [
      (",", "."), (".", ","), (" ", ","), ("'", "."), ("\u{A0}", ","), ("", "."), ("", ","),
    ]
    for _ in 0..<50 {
      let minor = Int.random(in: 0..<10_000_000_00, using: &random)
      let whole = String(minor / 100)
      let cents = (minor % 100 < 10 ? "0" : "") + "\(minor % 100)"
      for way in ways {
        var grouped = ""
        for (index, digit) in whole.enumerated() {
          if index > 0, (whole.count - index) % 3 == 0 { grouped += way.thousands }
          grouped.append(digit)
        }
        let written = grouped + way.decimals + cents
        for text in [written, "\(written) €", "€\(written)", "EUR \(written)"] {
          let amount = try revision(["revenue": text]).monthlyRevenue
          #expect(amount?.minorUnits == minor, "\(text)")
        }
      }
    }
  }

  @Test(arguments: [
    ("2027-01-15", "2027-01-15"), ("15.01.2027", "2027-01-15"), ("15.1.2027", "2027-01-15"), ("3.4.2027", "2027-04-03"),
    ("15/01/2027", "2027-01-15"), ("01/15/2027", "2027-01-15"), ("5/5/2027", "2027-05-05"),
  ])
  func aDayIsTaken(written: String, day: String) throws {
    #expect(try revision(["renews": written]).renews == LocalDate(iso8601: day))
    #expect(LocalDate(written: written) == LocalDate(iso8601: day))
    let filter = try Filter.parse("renews=\(written)", in: .customers, me: "")
    #expect(try filter == Filter.parse("renews=\(day)", in: .customers, me: ""))
  }

  @Test(arguments: [
    "03/04/2027", "31.02.2027", "13.13.2027", "15.01.27", "15.01", "15.01.2027.", "15/13/2027", "+1.1.2027",
    "1.1.20270",
  ])
  func aDayThatCouldBeAnotherIsRefused(written: String) {
    #expect(LocalDate(written: written) == nil)
    let error = #expect(throws: ParameterError.self) { try revision(["renews": written]) }
    #expect(error?.parameter == "renews")
  }

  /// Whatever makes a customer makes the same one of the same words: a form sends what it began with, a command nothing.
  @Test func aNewCustomerIsTheSameHoweverItIsMade() throws {
    let form = reader.initialValues(.customer, for: nil)
    #expect(try revision([:]) == revision(form))
    #expect(try revision([:]).owner == "dana" && revision([:]).lifecycle == .onboarding)
    #expect(try revision([:]).renews == ActWorld.today.adding(months: reader.rules.contracts.renewalMonths))
    for field in form.keys {
      let blank = try revision([field: ""])
      #expect(try blank == revision(form.merging([field: ""]) { $1 }), "\(field)")
    }
    #expect(try revision(["owner": ""]).owner == "", "what is left blank is blank")
  }

  /// Whoever empties a field means it: it is cleared, or refused where nothing can stand there.
  @Test func aFieldThatIsEmptiedIsNotKeptInSilence() throws {
    var customer = Customer(
      id: "C-1", name: "Zeta", tier: .starter, industry: .other, size: .small, owner: "dana", signedUp: ActWorld.today,
      monthlyRevenue: Money(minorUnits: 4200_00, currency: "EUR"))
    customer.seats = 5
    func edited(_ values: [String: String]) throws -> CustomerRevision? {
      let act = try reader.act(.edit, values, on: .customer, subject: .customer(customer))
      return if case .changeCustomer(let revision) = act { revision } else { nil }
    }
    // What is paid is its subscriptions' to say, and the form does not begin with it: left empty it stays.
    #expect(try edited(["revenue": ""])?.monthlyRevenue == nil)
    #expect(try edited(["revenue": "0"])?.monthlyRevenue == Money(minorUnits: 0, currency: "EUR"))
    #expect(try edited(["seats": ""])?.seats == .some(nil))
    for name in ["name", "signed"] {
      let error = #expect(throws: ParameterError.self) { try edited([name: " "]) }
      #expect(error?.parameter == name && error?.message.hasPrefix("expected") == true)
    }
    #expect(try edited(["owner": ""])?.monthlyRevenue == nil, "what is not told stays")
  }

}
