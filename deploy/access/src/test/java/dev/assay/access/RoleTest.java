package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class RoleTest {

  @Test
  void anAdminMayDoEverythingAndAnEditorWhatAViewerMay() {
    assertThat(Role.included(EnumSet.of(Role.ADMIN)))
        .containsExactly("viewer", "editor", "admin", "client");
    assertThat(Role.included(EnumSet.of(Role.EDITOR))).containsExactly("viewer", "editor");
    assertThat(Role.included(EnumSet.of(Role.CLIENT))).containsExactly("client");
    assertThat(Role.included(EnumSet.of(Role.CLIENT, Role.VIEWER)))
        .containsExactly("viewer", "client");
    assertThat(Role.included(EnumSet.noneOf(Role.class))).isEmpty();
  }

  @Test
  void isKnownByItsNameAlone() {
    assertThat(Role.of("editor")).contains(Role.EDITOR);
    assertThat(Role.of("Editor")).isEmpty();
    assertThat(Role.of("")).isEmpty();
  }
}
