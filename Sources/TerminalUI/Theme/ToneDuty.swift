extension Style {
  /// It does not lie on the screen's own ground.
  var hasGround: Bool { background != nil || tone.hasOwnGround }
}

extension Tone {
  /// What a tone is drawn as, and so how well it has to stand out.
  enum Duty: Hashable, Sendable {
    /// Words, which may stand on the screen and on every shared ground.
    case words
    /// Borders, bars and lines, on the screen and in dialogs.
    case mark
    /// A ground that words of any tone may stand on, its own colour among them.
    case sharedGround
    /// A ground that only its own colour stands on, and that has to be seen by itself.
    case sign
    /// A ground that only its own colour stands on.
    case ownGround
    /// Meant to be hardly seen.
    case faint
  }

  var duty: Duty {
    switch self {
    case .text, .muted, .title, .heading, .key, .accent, .healthy, .good, .atRisk, .critical, .breached, .imminent,
      .waiting, .success, .warning, .error:
      .words
    case .border, .borderFocused, .sparkline, .series1, .series2, .series3, .series4, .series5, .series6: .mark
    case .selection, .selectionInactive, .input, .overlay: .sharedGround
    case .focus: .sign
    case .match, .heat1, .heat2, .heat3, .heat4, .heat5: .ownGround
    case .track: .faint
    }
  }

  /// Its colour is made for a ground that it brings along.
  var hasOwnGround: Bool {
    switch duty {
    case .sharedGround, .sign, .ownGround: true
    case .words, .mark, .faint: false
    }
  }

  /// The contrast with its ground that it needs.
  var floor: Double {
    switch duty {
    case .words, .sharedGround, .sign, .ownGround: Contrast.text
    case .mark: Contrast.mark
    case .faint: 1
    }
  }

  /// The least contrast a shared ground has with the screen: the chosen row must not be so near that it cannot be seen.
  var leastDistance: Double {
    switch self {
    case .selection, .selectionInactive: 1.1
    default: 1
    }
  }
}
