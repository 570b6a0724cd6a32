extension Filter.Test {
  /// Who is meant by what is written for a person: `me`, `none`, a part of a name, or with `=` the whole of one.
  public static func person(_ text: String, isWhole: Bool, me: String) -> Filter.Test {
    switch text.lowercased() {
    case "none", "nobody", "unassigned": .absent
    case "me": .equals(me)
    default: isWhole ? .equals(text) : .contains(text)
    }
  }

  /// Whether somebody of this name is meant; an empty name is nobody's.
  public func means(_ name: String) -> Bool {
    switch self {
    case .absent: return name.isEmpty
    case .contains(let wanted):
      let wanted = folded(wanted)
      return !wanted.isEmpty && folded(name).hasBytes(of: wanted)
    case .equals(let wanted): return !name.isEmpty && folded(name) == folded(wanted)
    default: return false
    }
  }
}
