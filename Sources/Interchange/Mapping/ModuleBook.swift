import CustomerSuccess

/// The modules of all paths, to be found by what learning tools call them: the short name, alone or behind its path's, or the title.
struct ModuleBook: Sendable {
  struct Place: Hashable, Sendable {
    var path: PathID
    var module: ModuleID
  }

  private var byID: [String: [Place]] = [:]
  private var byTitle: [String: [Place]] = [:]

  init(_ catalogue: TrainingCatalogue? = nil) {
    for path in catalogue?.paths ?? [] {
      for module in path.modules {
        let place = Place(path: path.id, module: module.id)
        byID[folded(module.id.text), default: []].append(place)
        byID[folded("\(path.id)/\(module.id)"), default: []].append(place)
        byTitle[Self.plain(module.title), default: []].append(place)
      }
    }
  }

  /// One where the text means one; none where it means none, or several.
  func module(id: String) -> Place? { Self.only(byID[folded(id)]) }
  func module(title: String) -> Place? { Self.only(byTitle[Self.plain(title)]) }

  /// By either; tools put the kind of activity before its name, as Moodle does with `SCORM package: Getting Started`.
  func module(_ text: String) -> Place? {
    if let found = module(id: text) ?? module(title: text) { return found }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return module(title: String(text[text.index(after: colon)...]))
  }

  private static func only(_ places: [Place]?) -> Place? { places?.count == 1 ? places?.first : nil }

  private static func plain(_ title: String) -> String { PeopleBook.folded(title) }
}
