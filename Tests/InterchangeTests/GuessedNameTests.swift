import Interchange
import Testing

/// What a source is known by.
@Suite struct GuessedNameTests {
  /// By whichever way it is made, a mapping for a file is called the same.
  @Test(arguments: [
    ("kunden.csv", "kunden"), ("kunden.csv.yaml", "kunden"), ("/exports/Kunden.CSV", "kunden"),
    ("Accounts 2026.xlsx", "accounts-2026"), ("accounts-2026.yaml", "accounts-2026"), (".csv", "csv"), ("…", "import"),
  ])
  func aGuessedMappingHasOneName(path: String, name: String) {
    #expect(MappingGuess.name(for: path) == name)
  }
}
