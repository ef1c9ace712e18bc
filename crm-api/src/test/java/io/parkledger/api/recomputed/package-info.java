/**
 * Every report once more, from the event feed alone and by the definitions of the domain, not by the code's: what an
 * auditor would compute on paper. Nothing here knows a view or a projection.
 */
package io.parkledger.api.recomputed;
