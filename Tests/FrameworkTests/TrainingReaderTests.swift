import CustomerSuccess
import Framework
import Testing

@Suite struct TrainingReaderTests {
  /// The framework prints 2–4, 8–16 and 4–8 hours; what its modules add up to counts.
  @Test func shippedPathsAreTheFrameworks() throws {
    let catalogue = try ShippedFramework.training()
    #expect(catalogue.paths.map(\.id) == ["executiveTraining", "technicalTraining", "businessUserTraining"])
    #expect(catalogue.paths.map(\.minutes) == [180...240, 720...960, 360...480])
    #expect(catalogue.paths.map(\.modules.count) == [3, 3, 3])
    #expect(catalogue.passMark == 80)
  }

  @Test(arguments: [
    ("passMark: 80\n", "missing"), ("passMark: 180\ncertificateMonths: 1\nwarningDays: []\npaths: {}", "t.yaml:1"),
    (
      "passMark: 80\ncertificateMonths: 1\nwarningDays: []\npaths:\n  a: {title: A, targetAudience: B, modules: []}",
      "t.yaml:5"
    ),
    ("passMark: 80\ncertificateMonths: 1\nwarningDays: []\npaths: {}\nextra: 1", "t.yaml:5: extra: unknown key"),
    ("passMark: [", "not valid YAML"), ("", "empty"), ("- a", "found a list"),
    ("passMark: 80\npassMark: 81", "given twice"),
  ])
  func refusesWithThePlace(text: String, complaint: String) {
    #expect {
      try TrainingReader.read(text, file: "t.yaml")
    } throws: { "\($0)".contains(complaint) }
  }
}
