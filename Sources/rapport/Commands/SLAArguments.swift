import ArgumentParser
import CustomerSuccess

/// A length of time as people write it, `480m` or `1h30m`.
struct DurationArgument {
  let seconds: Int
  /// As it was told, where that was in days.
  let inDays: String?

  static let read = CallValue.reading("a length such as 480m, 8h or 1h30m") { text in
    DurationFormat.seconds(text).map {
      DurationArgument(seconds: $0, inDays: DurationFormat.days(in: text, day: Instant.secondsPerDay))
    }
  }
}

/// `FROM/TO`, the end later than the start.
struct PauseArgument {
  let pause: Pause

  static let read = CallValue.reading("FROM/TO, two times with Z or an offset, the later one last") { text in
    PauseArgument(text)
  }

  private init?(_ text: String) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { Instant(iso8601: String($0)) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
    pause = Pause(from: from, to: to)
  }
}

enum SLAFormat: String, ListedArgument {
  case text, json
}
