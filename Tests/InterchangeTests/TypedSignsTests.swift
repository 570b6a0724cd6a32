import CustomerSuccess
import Testing

@testable import Interchange

/// Word processors and other tools set an apostrophe or a dash in type: headings, values and names are the same ones with either.
@Suite struct TypedSignsTests {
  private static let apostrophes = ["'", "\u{2019}", "\u{2018}", "\u{2BC}", "\u{B4}", "`"]

  private func rows(_ sign: String) -> String {
    "id,Nom de l\(sign)entreprise,Statut d\(sign)abonnement\nC-1,One,Fin d\(sign)essai\n"
  }

  private func mapping(_ sign: String) throws -> Mapping {
    let yaml = """
      name: e
      files:
        customers:
          kind: customers
          columns: ["Nom de l\(sign)entreprise"]
          fields:
            id: id
            name: "Nom de l\(sign)entreprise"
            tier: {column: "Statut d\(sign)abonnement", values: {"Fin d\(sign)essai": starter}, otherwise: community}
            industry: {constant: other}
            size: {constant: small}
            signed_up: {constant: 2024-01-01}
            owner: {constant: "Mira", instead: [{when: [{of: "Statut d\(sign)abonnement", in: ["Fin d\(sign)essai"]}], value: "Lee"}]}

      """
    return try Mapping(yaml: yaml, file: "e.yaml")
  }

  @Test(arguments: apostrophes, apostrophes)
  func aMappingKnowsItsColumnsAndValues(_ written: String, _ found: String) throws {
    let target = MemoryTarget([])
    try target.take([("e.csv", rows(found))], options: ImportOptions(mapping: mapping(written)))
    guard case .customer(let one)? = target.all[.customer("C-1")] else {
      Issue.record("the customer is missing")
      return
    }
    #expect(one.name == "One" && one.tier == .starter && one.owner == "Lee")
  }

  @Test(arguments: apostrophes) func aGuessKnowsHeadings(_ sign: String) throws {
    let text = "Code client,Nom de l\(sign)entreprise,Chiffre d\(sign)affaires\nA1,One,1000\nA2,Two,2000\n"
    let file = try GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text)), names: nil)
    let columns = try MappingDraft(file, name: "e", answers: GuessAnswers(kind: .customers)).columns
    #expect(columns.first { $0.field == "name" }?.name == "Nom de l\(sign)entreprise")
    #expect(columns.first { $0.name == "Chiffre d\(sign)affaires" }?.field == nil)
  }

  @Test(arguments: apostrophes, apostrophes)
  func customersAndPeopleAreKnownByTheirNames(_ stored: String, _ told: String) {
    var book = CustomerBook()
    book.add("C-1", name: "L\(stored)Étoile du Nord")
    #expect(book.customer("L\(told)Etoile du nord", by: [.name]) == .one("C-1"))
    var people = PeopleBook(["Siobhán O\(stored)Brien"])
    #expect(people.spelling("siobhan o\(told)brien") == "Siobhán O\(stored)Brien")
    #expect(PersonName("O\(told)Brien", among: ["Siobhán O\(stored)Brien"]) == .known("Siobhán O\(stored)Brien"))
  }

  @Test(arguments: ["-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}"])
  func dashesAreOne(_ dash: String) {
    var book = CustomerBook()
    book.add("C-1", name: "Saint-Roch")
    #expect(book.customer("SAINT\(dash)ROCH", by: [.name]) == .one("C-1"))
    #expect(folded("Saint\(dash)Roch") == "saint-roch")
  }
}
