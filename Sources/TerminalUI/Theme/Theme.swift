/// What each tone looks like.
public struct Theme: Hashable, Sendable {
  public enum Appearance: String, CaseIterable, Hashable, Sendable {
    case dark, light
  }

  /// How one tone looks.
  public struct Role: Hashable, Sendable {
    public var foreground: Colour
    /// nil leaves the screen's ground.
    public var background: Colour?
    public var emphasis: Emphasis

    public init(foreground: Colour = .terminal, background: Colour? = nil, emphasis: Emphasis = []) {
      self.foreground = foreground
      self.background = background
      self.emphasis = emphasis
    }
  }

  public var name: String
  public var appearance: Appearance
  /// The ground of the whole screen.
  public var background: Colour
  public var roles: [Tone: Role]

  public init(name: String, appearance: Appearance, background: Colour = .terminal, roles: [Tone: Role]) {
    self.name = name
    self.appearance = appearance
    self.background = background
    self.roles = roles
  }

  public subscript(tone: Tone) -> Role { roles[tone] ?? roles[.text] ?? Role() }

  /// No colours: emphasis alone tells things apart.
  public static let plain = Theme(name: "plain", appearance: .dark, roles: [:])
}
