import ArgumentParser
import CustomerSuccess

/// A length of time as people write it, `480m` or `1h30m`.
struct DurationArgument: ExpressibleByArgument {
  let seconds: Int

  init?(argument: String) {
    guard let seconds = DurationFormat.seconds(argument) else { return nil }
    self.seconds = seconds
  }
}

/// `FROM/TO`, the end later than the start.
struct PauseArgument: ExpressibleByArgument {
  let pause: Pause

  init?(argument: String) {
    let ends = argument.split(separator: "/", omittingEmptySubsequences: false).map { Instant(iso8601: String($0)) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
    pause = Pause(from: from, to: to)
  }
}

enum SLAFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
