public import CustomerSuccess

/// Where facts come from by themselves: a folder that files land in, or a command that answers with rows.
public struct DataSource: Hashable, Sendable {
  public var name: String
  public var origin: Origin
  /// Seconds from the beginning of one run to that of the next.
  public var every: Int
  public var reading: Reading

  public enum Origin: Hashable, Sendable {
    case folder(String)
    case command(SourceCommand)
  }

  /// How its rows are to be understood, as the options of `import` say it.
  public struct Reading: Hashable, Sendable {
    /// A mapping, by name or path; nil: the rows have Rapport's own columns.
    public var map: String?
    public var kind: RecordKind?
    /// Where times without an offset are read, whatever the mapping says.
    public var zone: Zone?
    public var sheet: String?

    public init(map: String? = nil, kind: RecordKind? = nil, zone: Zone? = nil, sheet: String? = nil) {
      self.map = map
      self.kind = kind
      self.zone = zone
      self.sheet = sheet
    }
  }

  public init(name: String, origin: Origin, every: Int, reading: Reading) {
    self.name = name
    self.origin = origin
    self.every = every
    self.reading = reading
  }

  /// Seconds between two runs where `sources.yaml` does not say.
  public static let usualEvery = 15 * 60
}

/// A program and its arguments, called for one page after the other; no shell reads them.
public struct SourceCommand: Hashable, Sendable {
  public var words: [SourceTemplate]
  /// The first call's address.
  public var url: SourceTemplate?
  /// What the command reads from its standard input.
  public var input: SourceTemplate?
  public var environment: [String: SourceTemplate] = [:]
  public var secrets: [String: SecretPlace] = [:]
  public var pages: PageRule?
  public var since: SinceRule?
  /// Seconds that one call may take.
  public var timeout = 120
  /// Bytes that one answer may have.
  public var largest = 64 << 20

  public init(_ words: [SourceTemplate]) { self.words = words }

  /// Everything a call is made of, the addresses of later ones left out.
  public var templates: [SourceTemplate] {
    words + [url, input].compactMap(\.self) + environment.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Tells whether a cursor is one of this call: what is asked otherwise is asked from the beginning.
  public func fingerprint(_ reading: DataSource.Reading) -> String {
    let since = [since?.url?.text ?? "", since.map { "\($0.value)" } ?? ""]
    return Fingerprint(each: templates.map(\.text) + since + [reading.map ?? "", reading.kind?.rawValue ?? ""]).text
  }
}

/// Where a secret is read from, each time it is needed.
public enum SecretPlace: Hashable, Sendable {
  /// A variable of the environment.
  case environment(String)
  /// A file that is its owner's alone.
  case file(String)
}

/// How an answer leads to its next page.
public struct PageRule: Hashable, Sendable {
  public enum Next: Hashable, Sendable {
    /// The address that the `Link` header calls `next`.
    case link
    /// A value of the answer; pages end where there is none.
    case value(JSONWay)
  }

  public var next: Next
  /// The address with the value as `{page}`; nil: the value is the address, or takes its place in the command.
  public var url: SourceTemplate?
  /// What `{page}` is in the first call.
  public var first: String?
  /// Pages go on only while this is true, and only until that is.
  public var goesOn: JSONWay?
  public var ends: JSONWay?
  /// More pages than that are a mistake.
  public var limit = 10_000

  public init(_ next: Next) { self.next = next }
}

/// Where the next run begins.
public struct SinceRule: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    /// Of the last page that has one.
    case cursor(JSONWay)
    /// The latest of all rows.
    case newest(JSONWay)
    /// When the last run that succeeded began, less so many seconds.
    case success(Int)
  }

  public enum Form: String, CaseIterable, Sendable { case iso, seconds, milliseconds }

  public var value: Value
  /// How a time of `success` is written.
  public var form = Form.iso
  /// The first address of a run once there is a cursor; nil: the same as without.
  public var url: SourceTemplate?
  /// What `{since}` is as long as there is no cursor.
  public var first: String?

  public init(_ value: Value) { self.value = value }

  /// How `{since}` is written for a run after one that began at `moment`.
  public func text(of moment: Instant) -> String {
    switch form {
    case .iso: moment.iso8601
    case .seconds: "\(moment.seconds)"
    case .milliseconds: "\(moment.seconds * 1000)"
    }
  }
}
