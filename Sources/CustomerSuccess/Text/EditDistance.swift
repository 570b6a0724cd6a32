/// How many characters have to be added, removed, replaced or swapped with their neighbour to make one text of another.
public func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left), Array(right))
  var before: [Int] = []
  var above = Array(0...right.count)
  for (row, character) in left.enumerated() {
    var line = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(above[column] + (character == other ? 0 : 1), above[column + 1] + 1, line[column] + 1)
      if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
        cost = min(cost, before[column - 1] + 1)
      }
      line.append(cost)
    }
    before = above
    above = line
  }
  return above[right.count]
}

/// The name that was most likely meant: capitals, accents, blanks, `-` and `_` make no difference. Nil where none is near.
public func nearestName(to wanted: String, among names: some Sequence<String>) -> String? {
  let plain = folded(wanted).plainName
  let ranked = names.map { (name: $0, distance: editDistance(plain, folded($0).plainName)) }
  guard let best = ranked.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
  // Of a code of three letters one may be wrong: two of three make any code of any other.
  return best.distance <= max(min(2, plain.count / 2), plain.count / 3) ? best.name : nil
}

/// The name that was most likely meant by one that may be a name itself: what begins otherwise, as `reports` and `exports` do, or has
/// another number is another thing.
public func likelyMeant(by name: String, among names: some Sequence<String>) -> String? {
  let (first, digits) = (folded(name).first, name.filter(\.isNumber))
  return nearestName(
    to: name, among: names.filter { $0 != name && folded($0).first == first && $0.filter(\.isNumber) == digits })
}

/// `; the nearest is tier`, for whoever reads that a name is not known; empty where none is near.
public func nearestHint(to wanted: String, among names: some Sequence<String>) -> String {
  nearestName(to: wanted, among: names).map { "; the nearest is \($0)" } ?? ""
}
