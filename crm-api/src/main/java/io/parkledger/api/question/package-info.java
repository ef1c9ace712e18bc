/** 审计常用问题: what an auditor asks of every park, each answered by the events or the rows that it is about. */
@NullMarked
package io.parkledger.api.question;

import org.jspecify.annotations.NullMarked;
