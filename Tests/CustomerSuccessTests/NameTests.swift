import CustomerSuccess
import Testing

/// Names as people see them: what nobody sees makes no two of one.
@Suite struct NameTests {
  @Test(
    arguments: [
      "Mira Okafor", " Mira  Okafor ", "Mira\tOkafor", "Mira\u{A0}Okafor", "Mira \u{200B} Okafor",
      "Mira\u{3000}\u{2009}Okafor",
      "\u{FEFF}Mira Oka\u{200B}for", "Mira Oka\u{AD}for", "Mi\u{200D}ra Okafor\u{200C}", "\u{202A}Mira Okafor\u{202C}",
      "Mira\u{2060} Okafor\u{200E}",
    ])
  func whatNobodySeesIsNoPartOfAName(text: String) {
    #expect(text.asName() == "Mira Okafor")
    #expect(text.asName().asName() == text.asName())
  }

  /// What joins letters or signs says something.
  @Test(arguments: ["می\u{200C}خواهم", "👩\u{200D}💻 Labs", "Müller & Söhne", "Zoe\u{301} Čapek", "山田 太郎", ""])
  func whatIsSeenStays(text: String) { #expect(text.asName() == text) }

  /// Who is there already is meant, however many blanks were typed or are stored.
  @Test(arguments: ["Mira  Okafor", "mira\u{A0}okafor", "Mira Oka\u{200B}for"])
  func theSamePersonIsMeant(typed: String) {
    #expect(PersonName(typed, among: ["Lee", "Mira Okafor"]) == .known("Mira Okafor"))
    #expect(PersonName(typed, among: ["Lee", "Mira  Okafor"]) == .known("Mira  Okafor"))
  }

  @Test func aNewNameIsKeptAsItIsSeen() throws {
    let read = try PersonName.read("Noa  Brand\u{200B}", for: "owner", among: ["Lee"])
    #expect(read.name == "Noa Brand" && read.isNew)
    #expect(companyName("Nordlicht  Gm\u{200B}bH") == companyName("Nordlicht GmbH"))
  }
}
