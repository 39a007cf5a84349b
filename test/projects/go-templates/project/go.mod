module example.com/tools/guestbook/v2

go 1.24
