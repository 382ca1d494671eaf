/** A report of a mail that was not delivered (RFC 3464), as postfix writes it. */
export const returnedMail = ({
  recipient,
  messageId,
  status = '5.1.1',
  action = 'failed',
}: {
  readonly recipient: string;
  readonly messageId: string;
  readonly status?: string;
  readonly action?: string;
}): string =>
  `Return-Path: <>
From: MAILER-DAEMON@mx.example.be (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: niet-antwoorden@w2.example.be
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="8C2F.1/mx.example.be"
Message-Id: <20260305090000.8C2F@mx.example.be>

This is a MIME-encapsulated message.

--8C2F.1/mx.example.be
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--8C2F.1/mx.example.be
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.be
X-Postfix-Queue-ID: 8C2F
Arrival-Date: Thu,  5 Mar 2026 09:00:00 +0100 (CET)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 ${status} <${recipient}>: Recipient address rejected

--8C2F.1/mx.example.be
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: W2 <niet-antwoorden@w2.example.be>
To: ${recipient}
Subject: Nieuw traject
Message-ID: <${messageId}@w2.example.be>
Auto-Submitted: auto-generated

--8C2F.1/mx.example.be--
`.replaceAll('\n', '\r\n');
