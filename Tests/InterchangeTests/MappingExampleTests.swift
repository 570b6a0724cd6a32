import CustomerSuccess
import Framework
import Interchange
import Testing

/// What the manual says of mappings, tried.
@Suite struct MappingExampleTests {
  @Test(arguments: MappingExample.all.map(\.title))
  func givesWhatTheManualSays(title: String) throws {
    let example = try #require(MappingExample.all.first { $0.title == title })
    let target = MemoryTarget()
    let mapping = try Mapping(yaml: example.mapping, file: "example.yaml")
    let text = example.reads.joined(separator: "\n") + "\n"
    let report = try target.take([("file", text)], options: ImportOptions(mapping: mapping))
    let fact = try #require(target.all.values.first, "\(report.text)\n\(example.mapping)")
    #expect(target.all.count == 1)
    let row = Dictionary(uniqueKeysWithValues: zip(RecordKind.customers.header, exportRow(fact)))
    for (field, value) in example.gives { #expect(row[field] == value, "\(field) of \(row)") }
  }

  @Test func noTwoExamplesHaveOneTitle() {
    #expect(Set(MappingExample.all.map(\.title)).count == MappingExample.all.count)
  }
}
