/// Goes from row to row of a JSON text, past everything that is none.
struct JSONWalk: Sendable {
  var scanner: JSONScanner
  private let steps: [RowPath.Step]
  private let path: RowPath?
  private var stack: [Place] = []
  private var isBegun = false
  /// A list of rows was met, though it may be empty.
  private(set) var sawList = false
  private var names: [String] = []

  /// Inside of what the walk is, and how many steps of the path lead there.
  private struct Place {
    enum Kind { case list, object }
    var kind: Kind
    var depth: Int
    var isFirst = true
  }

  init(_ scanner: JSONScanner, to path: RowPath?) throws {
    self.scanner = scanner
    self.path = path
    steps = path?.steps ?? []
  }

  /// What to say when the path leads nowhere.
  var missing: String? {
    guard let path else { return nil }
    return names.isEmpty
      ? "no rows at \(path), expected objects there"
      : "no rows at \(path), expected a way through one of \(names.joined(separator: ", "))"
  }

  /// Stands before the next row's brace; false at the end.
  mutating func goToRow() throws -> Bool {
    while true {
      guard let place = stack.last else {
        if try scanner.isAtEnd() { return false }
        // JSON Lines, or one value; what follows a list is no row.
        if isBegun, sawTopList { throw scanner.complaint("text after the closing ]") }
        let isFirst = !isBegun
        isBegun = true
        if try enter(depth: 0, isTop: isFirst) { return true }
        continue
      }
      let isRow: Bool? =
        switch place.kind {
        case .list: try goOnInList(place)
        case .object: try goOnInObject(place)
        }
      if isRow == true { return true }
    }
  }

  private var sawTopList = false

  /// At a value that so many steps lead to: true when it is a row.
  private mutating func enter(depth: Int, isTop: Bool = false) throws -> Bool {
    let next = try scanner.next()
    guard depth < steps.count else {
      // The list that the path ends at.
      if next == UInt8(ascii: "[") {
        guard isTop || path != nil else { return true }
        return try open(.list, depth: depth, isTop: isTop)
      }
      return true
    }
    switch steps[depth] {
    case .each:
      guard next == UInt8(ascii: "[") else { return try pass() }
      return try open(.list, depth: depth + 1, isTop: isTop)
    case .member:
      guard next == UInt8(ascii: "{") else { return try pass() }
      return try open(.object, depth: depth, isTop: isTop)
    }
  }

  private mutating func open(_ kind: Place.Kind, depth: Int, isTop: Bool) throws -> Bool {
    _ = try scanner.skip(kind == .list ? UInt8(ascii: "[") : UInt8(ascii: "{"))
    if kind == .list, depth >= steps.count { sawList = true }
    if isTop, kind == .list { sawTopList = true }
    stack.append(Place(kind: kind, depth: depth))
    return false
  }

  private mutating func pass() throws -> Bool {
    try scanner.skipValue()
    return false
  }

  private mutating func goOnInList(_ place: Place) throws -> Bool {
    if try scanner.skip(UInt8(ascii: "]")) {
      stack.removeLast()
      return false
    }
    if !place.isFirst { try scanner.expect(",", "a comma or ] after an object") }
    stack[stack.count - 1].isFirst = false
    // A list of rows holds rows and nothing else.
    return place.depth >= steps.count ? true : try enter(depth: place.depth)
  }

  private mutating func goOnInObject(_ place: Place) throws -> Bool {
    if try scanner.skip(UInt8(ascii: "}")) {
      stack.removeLast()
      return false
    }
    if !place.isFirst { try scanner.expect(",", "a comma or } after a value") }
    stack[stack.count - 1].isFirst = false
    let key = try scanner.string("a name in quotes")
    try scanner.expect(":", "a colon after \"\(key)\"")
    if case .member(key) = steps[place.depth] { return try enter(depth: place.depth + 1) }
    if names.count < 20, !names.contains(key) { names.append(key) }
    return try pass()
  }
}
