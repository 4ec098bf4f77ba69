/** Words and figures as a person reads them, in the four languages of the product. */
@NullMarked
package com.nexusflow.copilot.core.text;

import org.jspecify.annotations.NullMarked;
