package com.nexusflow.copilot.core.crm.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void aCommittedPositionIsReadBack() throws UnusableIndexException {
        Position position = new Position(900, 870, 12);
        assertThat(Position.of(position.asCommitData(3), 3)).isEqualTo(position);
    }

    @Test
    void anIndexOfAnotherFormatIsRefused() {
        assertThatThrownBy(() -> Position.of(Position.START.asCommitData(2), 3))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("format is 2, needed is 3");
    }
}
