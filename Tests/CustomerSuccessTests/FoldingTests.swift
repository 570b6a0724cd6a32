import CustomerSuccess
import Foundation
import Testing

/// Text is found and sorted as people type and sort it.
@Suite struct FoldingTests {
  @Test(arguments: [
    ("Café", "cafe"), ("CAFE\u{301}", "cafe"), ("Straße", "strasse"), ("STRASSE", "strasse"),
    ("İstanbul Işık", "istanbul isik"),
    ("Łódź", "lodz"), ("Ñandú", "nandu"), ("ΣΑΣ", "σασ"), ("Σας", "σασ"), ("Ærø", "aero"), ("Þór", "thor"),
    ("Ürün", "urun"),
    ("Ёлка", "елка"), ("日本語", "日本語"), ("한국어", "한국어"), ("가방", "가방"), ("がく", "がく"), ("नमस्ते", "नमस्ते"),
    ("50% off_co", "50% off_co"), ("", ""),
    ("L’Étoile", "l'etoile"), ("L\u{2018}Etoile", "l'etoile"), ("L\u{2BC}Etoile", "l'etoile"),
    ("L\u{B4}Etoile", "l'etoile"), ("L`Etoile", "l'etoile"), ("L\u{1FEF}Etoile", "l'etoile"),
    ("Saint\u{2011}Gobain", "saint-gobain"), ("2020\u{2013}2024", "2020-2024"), ("a\u{2014}b", "a-b"),
  ])
  func letters_are_those_of_any_keyboard(_ text: String, _ plain: String) {
    #expect(Array(folded(text).utf8) == Array(plain.precomposedStringWithCanonicalMapping.utf8))
  }

  private static let texts = [
    "Écluse Système", "İİı", "ﬁ", "e\u{301}\u{327}", "ㄱㅏ", "👩‍👩‍👧 Zoë", "ǅ", "ΣΑΣ Ως", "Ⱥ", "שָׁלוֹם", "ไทย",
    "I\u{307}stanbul", "ß\u{308}", "L’Étoile — d`Or", "\u{B4}\u{301}", "`\u{300}",
  ]

  @Test(arguments: texts) func folding_again_changes_nothing(_ text: String) {
    #expect(Array(folded(folded(text)).utf8) == Array(folded(text).utf8))
  }

  /// What is found in a text is marked character by character.
  @Test(arguments: texts) func a_text_is_folded_as_its_characters_are(_ text: String) {
    #expect(Array(text.map { folded(String($0)) }.joined().utf8) == Array(folded(text).utf8))
  }

  @Test(arguments: [
    ("Chiffre d’affaires", "Chiffre d'affaires"), ("CA – Été", "CA - Été"), ("plain", "plain"), ("d`or", "d'or"),
  ])
  func signs_alone_are_typed_anew(_ text: String, _ typed: String) {
    #expect(Array(text.withTypedSigns.utf8) == Array(typed.utf8))
  }

  @Test func a_name_of_several_words_is_one_name_with_any_dash() {
    #expect("In\u{2011}Progress".plainName == "in-progress".plainName)
  }

  @Test func names_stand_where_people_look_for_them() {
    let names = ["Nordwind", "Zebra", "Ñandú", "eagle", "Écluse", "Oslo", "Østfold", "Łódź", "Lima"]
    let sorted = names.sorted { (folded($0), $0) < (folded($1), $1) }
    #expect(sorted == ["eagle", "Écluse", "Lima", "Łódź", "Ñandú", "Nordwind", "Oslo", "Østfold", "Zebra"])
  }
}
