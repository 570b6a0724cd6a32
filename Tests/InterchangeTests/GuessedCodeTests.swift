import CustomerSuccess
import Testing

@testable import Interchange

/// Of several columns that may tell what customers are called, what stands in them decides: words are names, and codes number them.
@Suite struct GuessedCodeTests {
  private func fields(_ text: String) throws -> [String: String] {
    let file = try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text)), names: nil)
    let columns = try MappingDraft(file, name: "e", answers: GuessAnswers(kind: .customers)).columns
    return Dictionary(columns.compactMap { column in column.field.map { ($0, column.name) } }) { first, _ in first }
  }

  @Test(arguments: [
    (
      "Account,Kunde,Tarif,Kunde seit\nA-100,Alpha GmbH,Pro,2024-01-31\nA-200,Beta AG,Pro,2024-01-31\n", "Account",
      "Kunde"
    ),
    (
      "Tarif,Kunde,Account,Kunde seit\nPro,Alpha GmbH,A-100,2024-01-31\nPro,Beta AG,A-200,2024-01-31\n", "Account",
      "Kunde"
    ),
    (
      "Kundennr,Kunde,Account,Kunde seit\nK1,Alpha GmbH,A-100,2024-01-31\nK2,Beta AG,A-200,2024-01-31\n", "Kundennr",
      "Kunde"
    ),
    (
      "Company,Client,Plan,Customer since\nc_81,Alpha GmbH,Pro,2024-01-31\nc_82,Beta AG,Pro,2024-01-31\n", "Company",
      "Client"
    ),
    (
      "Kunde,Account,Tarif,Kunde seit\n4711x,Alpha GmbH,Pro,2024-01-31\n4712x,Beta AG,Pro,2024-01-31\n", "Kunde",
      "Account"
    ),
  ])
  func codesAreIDsBesideNames(_ text: String, _ id: String, _ name: String) throws {
    let found = try fields(text)
    #expect(found["id"] == id && found["name"] == name, "\(found)")
  }

  /// Where no words stand beside them, codes are what customers are called.
  @Test func codesAloneAreNames() throws {
    let text = "Account,Plan,Customer since\nA-100,Pro,2024-01-31\nA-200,Pro,2024-01-31\n"
    let guess = try MappingGuess([ImportSource(file: "e.csv", bytes: MemoryBytes(text))], name: "e", kind: .customers)
    #expect(guess.yaml.contains("name: Account"), "\(guess.yaml)")
  }
}
