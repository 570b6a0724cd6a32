import CustomerSuccess
import Framework
import Testing

/// `contracts.yaml`, strictly.
@Suite struct ContractReaderTests {
  @Test func theShippedReasonsAreRead() throws {
    let rules = try ContractReader.shipped()
    #expect(rules.renewalMonths == 12 && rules.churnReasons.count > 5)
    #expect(rules.title(of: "price") == "Too expensive for what it brings")
    #expect(rules.title(of: "gone") == "gone", "what is named no more goes by its short name")
  }

  @Test(arguments: [
    ("churnReasons: {}", 1, "at least one reason"), ("renewalMonths: 12", 1, "churnReasons is missing"),
    ("churnReasons:\n  too dear: Price", 2, "'too dear' is no short name"), ("churnReasons:\n  price: ' '", 2, "empty"),
    ("churnReasons: {price: P}\nrenewalMonths: 0", 2, "1 to 120"),
    ("churnReasons: {price: P}\nmonths: 3", 2, "unknown key"),
  ])
  func whatIsWrongIsNamed(_ text: String, _ line: Int, _ words: String) {
    #expect {
      try ContractReader.read(text, file: "contracts.yaml")
    } throws: { error in
      guard let error = error as? DocumentError else { return false }
      return error.line == line && error.description.contains(words)
    }
  }

  @Test func aRenewalHoldsFromTheOneBefore() {
    let rules = ContractRules(renewalMonths: 6)
    var customer = Customer(
      id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 20_000))
    #expect(rules.nextRenewal(of: customer, today: LocalDate(day: 20_454)) == LocalDate(day: 20_454).adding(months: 6))
    customer.renews = LocalDate(day: 20_500)
    #expect(rules.nextRenewal(of: customer, today: LocalDate(day: 20_454)) == LocalDate(day: 20_500).adding(months: 6))
    // Missed by years: the first term that is not over.
    let late = LocalDate(day: 20_500).adding(months: 12)
    #expect(rules.nextRenewal(of: customer, today: late) == LocalDate(day: 20_500).adding(months: 18))
    #expect(rules.nextRenewal(of: customer, today: late + -1) == late)
  }
}
