/** What all doors to the platforms share: who is speaking, which conversation it is, how a reply is cut, drawn and put into plain words. */
@NullMarked
package com.nexusflow.copilot.channels.door;

import org.jspecify.annotations.NullMarked;
