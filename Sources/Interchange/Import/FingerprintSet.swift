/// Fingerprints met so far, at nine to fifteen bytes each.
///
/// The library's set doubles its room, and holds both the old and the new while it does: at ten million facts that is most
/// of an import's memory. This one is cut by the first byte into parts that grow by half, each by itself.
struct FingerprintSet {
  fileprivate static let firstRoom = 32

  /// Open addressing; zero is a free place.
  fileprivate struct Part {
    var places: [Int] = []
    var count = 0
  }

  private var parts = Array(repeating: Part(), count: 256)
  private var hasZero = false

  func contains(_ print: Int) -> Bool {
    if print == 0 { return hasZero }
    let part = parts[FingerprintSet.part(of: print)]
    guard let place = FingerprintSet.place(of: print, in: part.places) else { return false }
    return part.places[place] == print
  }

  /// False when it was there already.
  mutating func insert(_ print: Int) -> Bool {
    if print == 0 {
      defer { hasZero = true }
      return !hasZero
    }
    let part = FingerprintSet.part(of: print)
    if parts[part].count * 5 >= parts[part].places.count * 4 { parts[part].grow() }
    guard let place = FingerprintSet.place(of: print, in: parts[part].places), parts[part].places[place] != print
    else { return false }
    parts[part].places[place] = print
    parts[part].count += 1
    return true
  }

  private static func part(of print: Int) -> Int { Int(UInt(bitPattern: print) >> 56) }

  /// Where it stands, or the free place where it would; nil where there is no room yet.
  fileprivate static func place(of print: Int, in places: [Int]) -> Int? {
    guard !places.isEmpty else { return nil }
    // The first byte is the same throughout a part; the rest of the bits spread it.
    var place = Int((UInt(bitPattern: print) << 8).multipliedFullWidth(by: UInt(places.count)).high)
    while places[place] != 0, places[place] != print { place = place + 1 == places.count ? 0 : place + 1 }
    return place
  }
}

extension FingerprintSet.Part {
  fileprivate mutating func grow() {
    var wider = [Int](repeating: 0, count: max(FingerprintSet.firstRoom, places.count * 3 / 2))
    for print in places where print != 0 {
      guard let place = FingerprintSet.place(of: print, in: wider) else { continue }
      wider[place] = print
    }
    places = wider
  }
}
