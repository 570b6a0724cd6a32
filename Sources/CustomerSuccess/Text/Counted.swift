/// `1 day`, `3 days`: so many of what takes an s.
public func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
