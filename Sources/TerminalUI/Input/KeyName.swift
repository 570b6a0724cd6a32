extension Key {
  /// The name as people write it in a configuration: `g`, `G`, `ctrl-r`, `alt-x`, `shift-up`, `f1`, `page-down`, `space`.
  public var name: String {
    switch self {
    case .character(let character): character == " " ? "space" : String(character)
    case .control(let character): "ctrl-" + (character == " " ? "space" : String(character))
    case .alt(let character): "alt-" + (character == " " ? "space" : String(character))
    case .f(let number): "f\(number)"
    case .modified(let modifiers, let motion): modifiers.prefix + motion.rawValue
    case .paste: "paste"
    case .mouse: "mouse"
    case .resize: "resize"
    default: Key.named.first { $0.value == self }?.key ?? ""
    }
  }

  /// A key from its name; nil if there is no such key. Case matters for single characters only: `G` is shift-g.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      guard character == " " || Visible.line(name) == name else { return nil }
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if let key = Key.named[lower] ?? Key.synonyms[lower] {
      self = key
    } else if let key = Key.function(lower) ?? Key.combined(name) {
      self = key
    } else {
      return nil
    }
  }

  static let named: [String: Key] = [
    "enter": .enter, "escape": .escape, "tab": .tab, "shift-tab": .backTab, "backspace": .backspace,
    "delete": .delete, "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right,
    "home": .home, "end": .end, "page-up": .pageUp, "page-down": .pageDown,
  ]

  private static let synonyms: [String: Key] = [
    "return": .enter, "esc": .escape, "space": .character(" "), "del": .delete, "ins": .insert,
    "pgup": .pageUp, "pgdn": .pageDown, "pageup": .pageUp, "pagedown": .pageDown, "backtab": .backTab,
  ]

  private static func function(_ name: String) -> Key? {
    guard name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) else { return nil }
    return .f(number)
  }

  private static func combined(_ name: String) -> Key? {
    var modifiers: Modifiers = []
    var rest = Substring(name)
    let prefixes: [(String, Modifiers)] = [
      ("ctrl-", .control), ("c-", .control), ("alt-", .alt), ("m-", .alt), ("shift-", .shift), ("s-", .shift),
    ]
    while let (prefix, modifier) = prefixes.first(where: {
      rest.lowercased().hasPrefix($0.0) && rest.count > $0.0.count
    }) {
      guard modifiers.insert(modifier).inserted else { return nil }
      rest = rest.dropFirst(prefix.count)
    }
    guard !modifiers.isEmpty else { return nil }
    let character: Character? = rest.lowercased() == "space" ? " " : rest.count == 1 ? rest.first : nil
    if let character { return combined(modifiers, character) }
    return Motion(rawValue: rest.lowercased()).map { .modified(modifiers, $0) }
  }

  private static func combined(_ modifiers: Modifiers, _ character: Character) -> Key? {
    switch modifiers {
    case .alt: return Visible.line(String(character)) == String(character) ? .alt(character) : nil
    case .control: return controlKey(character)
    default: return nil
    }
  }

  /// Ctrl with a character, as the key a terminal reports for it: ctrl-i is Tab, ctrl-m Enter, ctrl-[ Escape.
  static func controlKey(_ character: Character) -> Key? {
    guard let byte = character.lowercased().utf8.first, character.isASCII else { return nil }
    switch character {
    case "i", "I": return .tab
    case "m", "M", "j", "J": return .enter
    case "[": return .escape
    case " ", "@": return .control(" ")
    case "?": return .backspace
    case _ where (0x5C...0x5F).contains(byte) || (0x61...0x7A).contains(byte):
      return .control(Character(Unicode.Scalar(byte)))
    default: return nil
    }
  }
}

extension Modifiers {
  var prefix: String {
    (contains(.control) ? "ctrl-" : "") + (contains(.alt) ? "alt-" : "") + (contains(.shift) ? "shift-" : "")
  }
}
