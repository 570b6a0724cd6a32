import CustomerSuccess
import Framework
import Testing

@testable import Interchange

/// Numbers of a tool that writes them as its user's country does: read as the file's own prove.
@Suite struct NumberProofTests {
  private func companies(_ amounts: [String], _ employees: [String]) throws -> (tiers: [String], report: ImportReport) {
    let target = MemoryTarget()
    let mapping = try MappingLibrary().mapping(named: "hubspot-companies")
    let rows = zip(amounts, employees).enumerated().map { index, row in
      "\(index + 1),Company \(index + 1),OTHER,2024-01-01 10:00,\"\(row.0)\",\"\(row.1)\""
    }
    let text =
      (["Record ID,Company name,Industry,Create Date,Annual Revenue,Number of Employees"] + rows).joined(
        separator: "\n")
      + "\n"
    let report = try target.take([("h.csv", text)], options: ImportOptions(mapping: mapping))
    let found = amounts.indices.map { index -> String in
      guard case .customer(let customer)? = target.all[.customer(CustomerID("HS-\(index + 1)"))] else { return "-" }
      return "\(customer.tier.rawValue) \(customer.size.rawValue)"
    }
    return (found, report)
  }

  /// Amounts, employees, and what becomes of both.
  @Test(arguments: [
    (["1.234.567,50"], ["40"], ["professional small"]),
    (["1,234,567.50"], ["40"], ["professional small"]),
    (["1 234 567,50"], ["40"], ["professional small"]),
    (["1'234'567.50"], ["40"], ["professional small"]),
    (
      ["$25,000,000", "1,200", "2.5E7"], ["40", "51-200", "6,000"],
      [
        "enterprise small", "starter medium", "enterprise enterprise",
      ]
    ),
    (["1.234.567 JPY"], ["1.234"], ["professional large"]),
    (["1.234 JPY", "999,50 €"], ["1.234", "40"], ["starter large", "starter small"]),
    (["25.000.000"], ["1.001-5.000"], ["enterprise large"]),
    // What is whole says nothing, and no more is needed.
    (["1234567", ""], ["40", ""], ["professional small", "starter small"]),
    // One row of another country among many is named, and the others are read.
    (["1.234.567,50", "2.000,10", "1,234,567.50"], ["40", "40", "40"], ["professional small", "starter small", "-"]),
  ])
  func companiesAreReadAsTheFileProves(amounts: [String], employees: [String], expected: [String]) throws {
    let found = try companies(amounts, employees)
    #expect(found.tiers == expected, "\(found.report.text)")
    #expect(found.report.text.contains("h.csv:4") == expected.contains("-"))
  }

  private func read(_ values: [String], numbers: String) throws -> (read: [String], report: ImportReport) {
    let mapping = try Mapping(
      yaml: """
        name: m
        numbers: \(numbers)
        files:
          values:
            kind: customers
            columns: [Id, Value]
            fields:
              id: Id
              name: Id
              tier: {constant: starter}
              industry: {constant: other}
              size: {constant: small}
              signed_up: {constant: "2024-01-01"}
              currency: {constant: EUR}
              owner: {column: Value, as: number}
        """, file: "m.yaml")
    let target = MemoryTarget()
    let rows = values.enumerated().map { "\($0.offset),\"\($0.element)\"\n" }.joined()
    let report = try target.take([("v.csv", "Id,Value\n" + rows)], options: ImportOptions(mapping: mapping))
    let found = values.indices.map { index -> String in
      guard case .customer(let customer)? = target.all[.customer(CustomerID("\(index)"))] else { return "-" }
      return customer.owner
    }
    return (found, report)
  }

  /// A number that is neither counted nor money may have any digits after its point.
  @Test(arguments: [
    (["8,500", "9"], ["-", "9"]), (["8,500", "7,25"], ["8.5", "7.25"]),
    (["8,500", "7.25"], ["8500", "7.25"]), (["0,875"], ["0.875"]), (["8.5"], ["8.5"]),
  ])
  func whatStaysOpenIsNamedAndNotGuessed(values: [String], expected: [String]) throws {
    let found = try read(values, numbers: "proven")
    #expect(found.read == expected, "\(found.report.text)")
    #expect(found.report.text.contains("can be read in one way") == expected.contains("-"))
  }

  /// What a mapping says itself goes before what a file seems to say.
  @Test func aFormThatIsToldHolds() throws {
    #expect(try read(["8,500"], numbers: "\"1,234.56\"").read == ["8500"])
    #expect(try read(["8,500"], numbers: "\"1.234,56\"").read == ["8.5"])
  }
}
