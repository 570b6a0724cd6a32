import CustomerSuccess
import Testing

@testable import Interchange

/// Industries, tiers and sizes in the languages of Europe; what is none of them is named wherever it is taken for the usual one.
@Suite struct CustomerWordsTests {
  @Test(
    arguments: [
      ("Gesundheitswesen", "healthcare"), ("Santé", "healthcare"), ("Salud", "healthcare"), ("Sanità", "healthcare"),
      ("Saúde", "healthcare"), ("Gezondheidszorg", "healthcare"), ("Industrie pharmaceutique", "healthcare"),
      ("Versicherungen", "financial"), ("Services financiers", "financial"), ("Seguros", "financial"),
      ("Assicurazioni", "financial"), ("Serviços financeiros", "financial"), ("Verzekeringen", "financial"),
      ("Informatik", "technology"), ("Télécommunications", "technology"), ("Tecnología", "technology"),
      ("Telecomunicazioni", "technology"), ("Tecnologia da Informação", "technology"), ("ICT", "technology"),
      ("Maschinenbau", "manufacturing"), ("Industrie", "manufacturing"), ("Fabricación", "manufacturing"),
      ("Manifattura", "manufacturing"), ("Produção", "manufacturing"), ("Machinebouw", "manufacturing"),
      ("Einzelhandel", nil), ("Bildung", nil), ("Éducation", nil), ("Commerce de détail", nil),
    ] as [(String, String?)])
  func industries(_ word: String, _ industry: String?) {
    #expect(ValueWords.choice(word, among: ValueWords.industries) == industry)
  }

  @Test(
    arguments: [
      ("Profi", "professional"), ("Professionnel", "professional"), ("Empresarial", "enterprise"),
      ("Básico", "starter"),
      ("Gratuito", "community"), ("Gold", nil), ("Premium", nil),
    ] as [(String, String?)])
  func tiers(_ word: String, _ tier: String?) {
    #expect(ValueWords.choice(word, among: ValueWords.tiers) == tier)
  }

  @Test(
    arguments: [
      ("Piccola", "small"), ("Middelgroot", "medium"), ("Média", "medium"), ("Grand groupe", "enterprise"),
      ("Sehr groß", "enterprise"), ("Gran empresa", "large"), ("PME", nil),
    ] as [(String, String?)])
  func sizes(_ word: String, _ size: String?) {
    #expect(ValueWords.choice(word, among: ValueWords.sizes) == size)
  }

  /// No word means two things.
  @Test func wordsAreOfOneChoice() {
    for known in [ValueWords.tiers, ValueWords.industries, ValueWords.sizes] {
      let words = known.flatMap(\.words)
      #expect(Set(words).count == words.count)
      for word in words { #expect(ColumnWords.plain(word) == word) }
    }
  }

  @Test func whatIsTakenForTheUsualIsNamedEverywhere() throws {
    let rows = ["Einzelhandel", "Bildung", "Einzelhandel", "Banken"].enumerated().map {
      "A\($0.offset),Name \($0.offset),Pro,\($0.element),2024-01-31,klein"
    }
    let text = (["Account ID,Company,Plan,Branche,Customer since,Größe"] + rows).joined(separator: "\n") + "\n"
    let source = ImportSource(file: "e.csv", bytes: MemoryBytes(text))
    let guess = try MappingGuess([source], name: "e")
    #expect(
      guess.yaml.contains("otherwise: other    # as of now Einzelhandel (2 rows), Bildung (1 row)"), "\(guess.yaml)")
    #expect(guess.findings.contains { $0.contains("Einzelhandel (2 rows), Bildung (1 row) taken for other") })
    let draft = try MappingDraft(GuessedFile(source, names: nil), name: "e")
    let values = draft.columns.first { $0.name == "Branche" }?.values.filter(\.isUsual)
    #expect(values?.map(\.rows) == [2, 1])
    let report = try MemoryTarget().take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: guess.yaml, file: "e.yaml")))
    #expect(
      report.text.contains("2 × Branche: 'Einzelhandel' is none that is known, taken for other"), "\(report.text)")
    #expect(report.text.contains("1 × Branche: 'Bildung' is none that is known, taken for other"), "\(report.text)")
    let again = MappingDraft(draft.file, reopening: draft.yaml, name: "e")
    #expect(again?.losesRules == false)
  }

  /// However many there are, they are no more lines than can be read.
  @Test func manyValuesAreTakenTogether() throws {
    let yaml = """
      name: e
      files:
        customers:
          kind: customers
          columns: [Id]
          fields:
            id: Id
            name: Id
            tier: {constant: starter}
            industry: {column: Id, values: {A: financial}, otherwise: other, tell: otherwise}
            size: {constant: small}
            signed_up: {constant: 2024-01-01}

      """
    let text = (["Id"] + (0..<300).map { "C\($0)" }).joined(separator: "\n") + "\n"
    let report = try MemoryTarget().take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: yaml, file: "e.yaml")))
    let notices = try #require(report.files.first?.notices)
    #expect(notices.total == 300 && notices.entries.count <= 101)
  }
}
