import CustomerSuccess

/// What tools write where there is nothing to write.
enum Placeholders {
  /// Whether a text stands for nothing, in whatever column.
  static func isNothing(_ text: String) -> Bool { text.utf8.count <= 12 && nothing.contains(folded(text)) }

  /// Whether a text in a column of people is nobody; brackets and signs around it make no difference.
  static func isNobody(_ text: String) -> Bool { isNobody(folded: PeopleBook.folded(text)) }

  /// The same of a text as `PeopleBook.folded` has it.
  static func isNobody(folded plain: String) -> Bool {
    if nobody.contains(plain) || nothing.contains(plain) { return true }
    guard let first = plain.first, !first.isLetter else { return false }
    let words = plain.filter { !"()[]<>{}'\"*-–—".contains($0) }.trimmingBlanks()
    return nobody.contains(words)
  }

  private static let nothing: Set<String> = [
    "-", "--", "---", "–", "—", "n/a", "#n/a", "null", "(null)", "(none)", "<none>", "[none]", "(blank)", "(empty)",
    "(leer)", "(not set)", "not set", "k.a.", "k. a.", "\\n",
  ]

  private static let nobody: Set<String> = [
    "none", "nobody", "no one", "no owner", "no agent", "no assignee", "no csm", "no user", "no rep", "no responsible",
    "without owner", "unassigned", "un-assigned", "not assigned", "not yet assigned", "no assigned user", "unowned",
    "unknown", "to be assigned", "tba", "tbd", "vacant", "n.a.", "?",
    "nicht zugewiesen", "nicht zugeordnet", "nicht vergeben", "nicht gesetzt", "kein betreuer", "keine zuordnung",
    "kein bearbeiter", "kein besitzer", "ohne betreuer", "ohne zuordnung", "ohne", "keiner", "keine", "niemand",
    "unbekannt", "offen", "non assigne", "non attribue", "pas assigne", "aucun", "personne", "sans responsable",
    "sin asignar", "no asignado", "ninguno", "nadie", "non assegnato", "nessuno", "niet toegewezen", "geen",
  ]
}
