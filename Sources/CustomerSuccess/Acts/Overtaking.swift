/// A thing whose fields are edited one by one, so that two people's edits may stand beside each other.
protocol EditedByField: Hashable {
  var asFact: Fact { get }
  /// The fields in which two states differ, by their names.
  static func differences(_ one: Self, _ other: Self) -> Set<String>
}

extension Acting {
  /// What an act changes must still be as it was seen; what others have changed beside it stays theirs.
  func refuseOvertaken<Thing: EditedByField>(_ seen: Thing, _ found: Thing, _ after: Thing) throws {
    guard Thing.differences(seen, found).isDisjoint(with: Thing.differences(found, after)) else {
      throw ActFailure.conflict(found.asFact.key, expected: seen.asFact, found: found.asFact)
    }
  }
}
