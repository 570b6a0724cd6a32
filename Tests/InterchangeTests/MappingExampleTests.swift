import CustomerSuccess
import Framework
import Interchange
import Testing

/// What the manual says of mappings, tried.
@Suite struct MappingExampleTests {
  @Test(arguments: MappingExample.all.map(\.title))
  func givesWhatTheManualSays(title: String) throws {
    let example = try #require(MappingExample.all.first { $0.title == title })
    let known = Fact.customer(
      Customer(
        id: "C1", name: "Nordlicht GmbH", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1)))
    let target = MemoryTarget(example.place == .whole ? [known] : [])
    let mapping = try Mapping(yaml: example.mapping, file: "example.yaml")
    let text = example.reads.joined(separator: "\n") + "\n"
    let beside = example.beside.isEmpty ? [] : [("beside", example.beside.joined(separator: "\n") + "\n")]
    let report = try target.take([("file", text)] + beside, options: ImportOptions(mapping: mapping))
    let facts = target.all.values.filter { $0.kind == example.kind.factKind && $0 != known }
    let fact = try #require(facts.first, "\(report.text)\n\(example.mapping)")
    #expect(facts.count == 1)
    let row = Dictionary(uniqueKeysWithValues: zip(example.kind.header, exportRow(fact)))
    for (field, value) in example.gives { #expect(row[field] == value, "\(field) of \(row)") }
  }

  @Test func noTwoExamplesHaveOneTitle() {
    #expect(Set(MappingExample.all.map(\.title)).count == MappingExample.all.count)
  }
}
